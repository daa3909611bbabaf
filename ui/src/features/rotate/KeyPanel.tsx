import { Facts, StateWord, Time, useNow, type KeyState } from "@/components";
import type { RotatedKeyView, SystemView } from "@/ipc";
import { useWords } from "@/words";

const WEEK = 7 * 86_400_000;

export interface KeyPanelProps {
  which: "old" | "new";
  /** Absent while it was not made. */
  of: RotatedKeyView | null;
  system: SystemView | undefined;
}

/** The facts of one of the two keys, and whether it works. */
export function KeyPanel({ which, of: key, system }: KeyPanelProps) {
  const { t } = useWords("rotate");
  const now = useNow();
  const state: KeyState | undefined =
    key === null
      ? undefined
      : key.life === "live"
        ? key.expires !== null && Date.parse(key.expires) - now < WEEK
          ? "expiring"
          : "active"
        : key.life === "unknown"
          ? "unknown"
          : key.life === "expired"
            ? "expired"
            : "revoked";
  return (
    <section aria-label={t(`panel.${which}`)} className="rounded-8 border border-line px-3.5 py-3">
      <header className="mb-2.5 flex items-center justify-between gap-2">
        <h2 className="font-semibold">{t(`panel.${which}`)}</h2>
        {state && <StateWord state={state}>{key?.life === "gone" ? t("panel.gone") : undefined}</StateWord>}
      </header>
      {key === null ? (
        <p className="text-text-3">{t("panel.none")}</p>
      ) : (
        <Facts
          labelWidth={84}
          facts={[
            { label: t("panel.name"), value: <span className="wrap-anywhere select-text">{key.name}</span> },
            { label: t("panel.key"), ...(key.hint !== null && { value: <span className="font-mono text-12 select-text">{key.hint}</span> }) },
            { label: t("panel.owner"), ...(key.owner !== null && { value: key.owner }) },
            {
              label: t("panel.expires"),
              ...(key.expires !== null ? { value: <span className={state === "expiring" ? "text-amber-text" : state === "expired" ? "text-red-text" : ""}><Time at={key.expires} /></span> } : { instead: t("panel.never") }),
            },
            { label: t("panel.created"), ...(key.created !== null && { value: <Time at={key.created} show="day" /> }) },
            ...(system?.keys?.lastUsed ? [{ label: t("panel.lastUsed"), ...(key.lastUsed !== null && { value: <Time at={key.lastUsed} /> }) }] : []),
            { label: t("panel.permissions"), ...(key.permissions === null ? { instead: t("panel.notOffered") } : { value: key.permissions.join(", ") }) },
          ]}
        />
      )}
    </section>
  );
}
