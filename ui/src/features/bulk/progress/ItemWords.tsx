import { Icon, StateWord, type IconName } from "@/components";
import { troubleError, useErrorWords } from "@/errors";
import type { BulkDeed, BulkItemView } from "@/ipc";
import { dayOf, useWords } from "@/words";

interface ItemProps {
  of: BulkItemView;
  deed: BulkDeed;
  /** Whether revoking deletes there. */
  deletes: boolean;
}

/** What became of a key, as an icon and a word. */
export function ItemState({ of: { state }, deed, deletes }: ItemProps) {
  const { t } = useWords("bulk");
  if (state === "failed") return <StateWord state="failed">{t("state.failed")}</StateWord>;
  if (state === "unknown") return <StateWord state="failed">{t("state.unknown")}</StateWord>;
  const quiet = (icon: IconName, words: string) => (
    <span className="inline-flex items-center gap-1.5 align-middle font-normal text-text-3">
      <Icon name={icon} size={14} />
      {words}
    </span>
  );
  if (state !== "done") return quiet(state === "skipped" ? "minus" : state === "sent" ? "rotate" : "clock", t(`state.${state}`));
  switch (deed.deed) {
    case "revoke":
      return deletes ? quiet("trash", t("state.deleted")) : quiet("revoke", t("state.revoked"));
    case "restore":
      return quiet("undo", t("state.restored"));
    case "change_expiry":
      return quiet("calendar", t("state.changed"));
    case "rotate":
      return quiet("key", t("state.rotated"));
  }
}

/** Why it failed or was left out, or what is true of it now. */
export function ItemAbout({ of: item, deed, deletes }: ItemProps) {
  const { t } = useWords("bulk");
  const wordsOf = useErrorWords();
  if (item.error !== null) {
    const { title, body } = wordsOf(troubleError(item.error, item.server));
    const reason = item.state !== "unknown" ? title : item.error.code === "server_fault" ? t("row.status", { status: item.error.detail ?? "" }) : t("row.mayHave", { reason: title });
    return (
      <span className="text-text" title={`${title} ${body}`}>
        {reason}
      </span>
    );
  }
  if (item.obstacle !== null) return <span title={t(`obstacle.${item.obstacle}`)}>{t(`obstacle.${item.obstacle}`)}</span>;
  if (deed.deed === "change_expiry") return item.newEnd && <span className="text-text-3">{t("row.newEnd", { day: dayOf(item.newEnd) })}</span>;
  if (item.state !== "done" || deed.deed !== "revoke") return null;
  return <span className="text-text-3">{item.undoable ? t("undoable") : deletes ? t("forGood") : t("noUndo")}</span>;
}
