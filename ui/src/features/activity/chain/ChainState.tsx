import { clsx } from "clsx";
import { Button, Facts, Icon, Popover, Time, useNow, type Fact } from "@/components";
import type { SealView } from "@/ipc";
import { count, timeSince, useWords } from "@/words";
import { CHAIN_ICON, isTrouble, type Chain } from "./useChain";

/** In the bar: whether the log is as it was written, when that was found, and on a press what it rests on. */
export function ChainState({ chain }: { chain: Chain }) {
  const { t } = useWords("activity");
  const now = useNow(10_000);
  const { standing, check, verify } = chain;
  const ago = check && timeSince(check.checked, now);
  const words = t(`chain.${standing}`, { count: check?.breaks.length ?? 0 });
  const shown = ago !== undefined && (standing === "intact" || standing === "absent" || standing === "shut") ? t("chain.ago", { words, ago }) : words;
  const sealFact = (seal: SealView): Fact => ({ label: t("chain.seal"), value: seal.state === "compared" ? t("seal.compared", { count: seal.entries, n: count(seal.entries) }) : t(`seal.${seal.state}`) });
  return (
    <>
      <Popover
        align="end"
        title={t("chain.title")}
        trigger={
          <button
            type="button"
            title={shown}
            className={clsx("-mr-1 inline-flex h-6.5 min-w-6.5 flex-none items-center justify-center gap-1.5 rounded-5 px-1.5 text-12 whitespace-nowrap hover:bg-press hover:text-text data-popup-open:bg-press", isTrouble(standing) ? "font-medium text-text" : "text-text-3")}
          >
            <Icon name={CHAIN_ICON[standing]} size={14} className={standing === "checking" ? "animate-turn" : ""} />
            <span className="@max-[1000px]:sr-only">{shown}</span>
          </button>
        }
      >
        <div className="flex w-88 flex-col gap-3">
          <p className="text-text-2">{t("chain.about")}</p>
          {check && <Facts labelWidth={92} facts={[{ label: t("chain.checked"), value: <Time at={check.checked} exact show="absolute" /> }, { label: t("chain.entries"), value: count(check.entries) }, sealFact(check.seal)]} />}
          <Button icon="rotate" keys={["V"]} busy={standing === "checking" && t("chain.busy")} onClick={verify}>
            {t("chain.verify")}
          </Button>
        </div>
      </Popover>
      <span role="status" className="sr-only">
        {standing === "checking" ? "" : words}
      </span>
    </>
  );
}
