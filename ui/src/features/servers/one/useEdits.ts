import { useMemo, useState } from "react";
import type { ChangeServerRequest, EnvironmentMark, ServerDetailsView, SystemView } from "@/ipc";
import { trustOf, type TrustForm } from "../trust/trust";

/** What was entered on a server's page; an absent member was not touched. */
export interface ServerEdits {
  name?: string;
  address?: string;
  mark?: EnvironmentMark;
  options?: Record<string, string>;
  /** Values by place, those that were touched. */
  places?: Record<string, string>;
  trust?: TrustForm;
}

/** Which parts of a server's page were changed. */
export type ServerPart = "name" | "address" | "mark" | "options" | "corrections" | "trust";

/** What is entered on a server's page, what of it differs from what holds, and what has to be asked for it. */
export function useEdits(details: ServerDetailsView, system: SystemView) {
  const [edits, setEdits] = useState<ServerEdits>({});
  const request = useMemo(() => requestOf(edits, details, system), [edits, details, system]);
  const changed = (["name", "address", "mark", "options", "corrections", "trust"] as const).filter((part) => request[part] !== null);
  return {
    edits,
    edit: (change: ServerEdits) => setEdits((now) => ({ ...now, ...change })),
    clear: () => setEdits({}),
    /** Lets go of what was saved, and of nothing that was entered since. */
    saved: (sent: ServerEdits) => setEdits((now) => Object.fromEntries(Object.entries(now).filter(([part, value]) => value !== sent[part as keyof ServerEdits]))),
    request,
    changed,
  };
}

function requestOf(edits: ServerEdits, { server, options, assumed }: ServerDetailsView, system: SystemView): ChangeServerRequest {
  const differs = (value: string | undefined, now: string) => (value === undefined || value.trim() === now ? null : value.trim());
  const wanted = { ...options, ...edits.options };
  const places = assumed.flatMap((each) => each.places);
  const touched = places.flatMap<[string, string | null]>(({ place, value, default: usual }) => {
    const wanted = edits.places?.[place] ?? value;
    return wanted === value ? [] : [[place, wanted === usual ? null : wanted]];
  });
  return {
    server: server.id,
    name: differs(edits.name, server.name),
    address: differs(edits.address, server.address),
    mark: edits.mark === undefined || edits.mark === server.mark ? null : edits.mark,
    options: same(wanted, options) ? null : Object.fromEntries(system.options.flatMap<[string, string]>((option) => whereOther(option.name, wanted[option.name], option.default))),
    // Those that are touched, and no other: a correction may stand where nothing is shown.
    corrections: touched.length === 0 ? null : Object.fromEntries(touched),
    trust: edits.trust ? trustOf(edits.trust) : null,
  };
}

function whereOther(name: string, value: string | undefined, usual: string): [string, string][] {
  return value === undefined || value === usual ? [] : [[name, value]];
}

function same(a: Record<string, string>, b: Record<string, string>): boolean {
  return Object.entries(a).every(([name, value]) => b[name] === value);
}
