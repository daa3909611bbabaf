import { useState } from "react";
import type { Account } from "@/ipc";
import { problemOf, sameValue, type EntryProblem } from "./entry";

/** One thing that was entered and is not saved. */
export interface Change {
  /** Under which the host changes it. */
  id: string;
  /** A fact's own name, or a setting's for people. */
  name: string;
  of: "fact" | "setting";
  from: string;
  to: string;
  problem: EntryProblem | undefined;
}

export interface Changes {
  list: readonly Change[];
  /** What is entered for a fact or setting; undefined where nothing was. */
  of: (id: string) => Change | undefined;
  enter: (id: string, value: string) => void;
  /** Lets go of what was saved, and of nothing that was entered since. */
  saved: (sent: Readonly<Record<string, string>>) => void;
  /** Forgets every entry. */
  drop: () => void;
}

/** What was entered of an account and differs from what it holds now. Reading the account again loses no entry. */
export function useChanges(account: Account | undefined): Changes {
  const [entries, setEntries] = useState<Readonly<Record<string, string>>>({});
  const list = account ? changesOf(account, entries) : [];
  return {
    list,
    of: (id) => list.find((change) => change.id === id),
    enter: (id, value) => setEntries((now) => ({ ...now, [id]: value })),
    saved: (sent) => setEntries((now) => Object.fromEntries(Object.entries(now).filter(([id, entry]) => entry.trim() !== sent[id]))),
    drop: () => setEntries({}),
  };
}

function changesOf({ facts, settings }: Account, entries: Readonly<Record<string, string>>): Change[] {
  const changed: Change[] = [];
  // A system may tell the same field among the facts and among the settings: it is one change, judged by its kind.
  const asSetting = new Set(settings?.map(({ id }) => id));
  for (const { name, value, editable } of facts) {
    const to = entries[name];
    if (editable && !asSetting.has(name) && to !== undefined && to !== value) changed.push({ id: name, name, of: "fact", from: value, to, problem: undefined });
  }
  for (const setting of settings ?? []) {
    const to = entries[setting.id];
    if (setting.readOnly || to === undefined || sameValue(setting, to, setting.value)) continue;
    changed.push({ id: setting.id, name: setting.name, of: "setting", from: setting.value, to, problem: problemOf(setting.kind, to) });
  }
  return changed;
}
