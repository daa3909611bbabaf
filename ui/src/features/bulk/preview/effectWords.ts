import type { BulkView } from "@/ipc";
import { count, type useWords } from "@/words";

type Words = ReturnType<typeof useWords<"bulk">>["t"];

/** What a bulk does, in two sentences: to whom, and whether it can be taken back. */
export function effectWords(t: Words, { deed, counts }: BulkView): { title: string; body: string } {
  if (deed.deed !== "revoke") return { title: t(`effect.${deed.deed}`), body: "" };
  const { left, undoable } = counts;
  const body = undoable >= left ? t("effect.undoAll", { count: left, n: count(left) }) : undoable === 0 ? t("effect.undoNone") : t("effect.undoSome", { n: count(undoable), rest: count(left - undoable) });
  return { title: t("effect.callers", { count: left }), body };
}

/** What the button says: the verb, the number and the object. */
export function deedWords(t: Words, { deed, counts, servers }: BulkView, keys = counts.left): string {
  const words = { count: keys, n: count(keys) };
  const deletes = servers.filter((each) => each.counts.left > 0).every(({ effect }) => effect === "deletes");
  return deed.deed === "revoke" && deletes ? t("do.delete", words) : t(`do.${deed.deed}`, words);
}
