import { Kbd } from "@/components";
import { capsOf, useAllShortcuts } from "@/keyboard";
import { useWords } from "@/words";

/** The keys of this page that carry a short word, and the way to all of them. */
export function KeyHints({ onAll }: { onAll: () => void }) {
  const { t } = useWords("app");
  const hinted = useAllShortcuts().filter(({ hint }) => hint !== undefined);
  return (
    <>
      {hinted.map(({ keys, hint }) => (
        <span key={keys} className="hidden items-center gap-1.5 wide:inline-flex">
          <Kbd keys={capsOf(keys)} />
          {hint}
        </span>
      ))}
      <button type="button" onClick={onAll} className="-mx-1 inline-flex h-6 items-center gap-1.5 rounded-3 px-1 hover:text-text">
        <Kbd keys={["?"]} />
        {t("shortcuts.helpShort")}
      </button>
    </>
  );
}
