import { useMemo, useRef, useState } from "react";
import { Button, EmptyState, Icon, SearchInput, Segmented } from "@/components";
import type { ServerView, Setting, SystemView } from "@/ipc";
import type { Changes } from "./edit/useChanges";
import { useShortcuts } from "@/keyboard";
import { useWords } from "@/words";
import { SettingRow } from "./SettingRow";
import { grouped, matching } from "./grouped";
import { offers } from "./offers";

type Which = "all" | "changed" | "locked";

interface SettingsPartProps {
  server: ServerView;
  system: SystemView;
  settings: Setting[] | null;
  changes: Changes;
}

/** The account's settings under the server's own headings, to be searched and, where the system offers it, changed. */
export function SettingsPart({ server, system, settings, changes }: SettingsPartProps) {
  const { t } = useWords("account");
  const [search, setSearch] = useState("");
  const [which, setWhich] = useState<Which>("all");
  const field = useRef<HTMLInputElement>(null);
  useShortcuts(useMemo(() => [{ keys: "/", label: t("settings.find"), run: () => field.current?.focus() }], [t]));
  const locked = settings?.filter(({ readOnly }) => readOnly).length ?? 0;
  const changed = changes.list.filter((change) => change.of === "setting");
  const shown = matching(settings ?? [], search).filter((setting) => which === "all" || (which === "locked" ? setting.readOnly : changes.of(setting.id) !== undefined));
  const isOffered = offers(system, "change_settings") !== undefined;

  if (!offers(system, "settings") || settings === null)
    return (
      <section aria-label={t("settings.title")} className="p-5">
        <EmptyState title={t("settings.notOfferedTitle")}>{t("settings.notOffered", { system: system.shortName })}</EmptyState>
      </section>
    );
  if (settings.length === 0)
    return (
      <section aria-label={t("settings.title")} className="p-5">
        <EmptyState title={t("settings.noneTitle")}>{t("settings.none", { name: server.name })}</EmptyState>
      </section>
    );
  return (
    <section aria-label={t("settings.title")} className="flex min-h-0 min-w-0 flex-col">
      <div role="toolbar" aria-label={t("settings.which")} className="flex h-(--bar) flex-none items-center gap-2.5 border-b border-line pr-4 pl-5">
        <SearchInput ref={field} label={t("settings.find")} value={search} onChange={setSearch} keys={["/"]} className="max-w-50" />
        <Segmented
          label={t("settings.which")}
          value={which}
          onChange={setWhich}
          options={[
            { value: "all", label: t("settings.all", { count: settings.length }) },
            ...(isOffered ? [{ value: "changed" as const, label: t("settings.changed", { count: changed.length }) }] : []),
            { value: "locked", label: t("settings.readOnly", { count: locked }) },
          ]}
        />
        <span className="ml-auto hidden items-center gap-1.5 text-12 whitespace-nowrap text-text-2 wide:flex">
          <Icon name="lock" size={14} />
          {t("settings.lockedCount", { locked, all: settings.length })}
        </span>
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto py-3 pr-4 pl-5">
        {shown.length === 0 && (
          <EmptyState
            title={t("settings.noMatch")}
            action={
              <Button
                onClick={() => {
                  setSearch("");
                  setWhich("all");
                }}
              >
                {t("settings.clear")}
              </Button>
            }
          >
            {search === "" ? t(which === "changed" ? "settings.noMatchChanged" : "settings.noMatchLocked") : t("settings.noMatchBody", { search })}
          </EmptyState>
        )}
        {grouped(shown).map(({ heading, parts }) => (
          <div key={heading} className="mb-4">
            <h2 className="mb-1.5 text-14 font-semibold">{heading === "" ? t("settings.ungrouped") : heading}</h2>
            {parts.map((part) => (
              <div key={part.heading} className="not-first:mt-2.5">
                {part.heading !== "" && <h3 className="mb-1 text-12 font-medium text-text-3">{part.heading}</h3>}
                <ul className="divide-y divide-line overflow-hidden rounded-8 border border-line">
                  {part.settings.map((setting) => (
                    <SettingRow key={setting.id} setting={setting} change={changes.of(setting.id)} onEnter={isOffered && !setting.readOnly ? (value) => changes.enter(setting.id, value) : undefined} />
                  ))}
                </ul>
              </div>
            ))}
          </div>
        ))}
      </div>
    </section>
  );
}
