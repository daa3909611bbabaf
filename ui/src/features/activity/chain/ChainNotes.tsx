import { useState } from "react";
import { Button, LinkButton, Note } from "@/components";
import { ErrorNote } from "@/errors";
import { count, useWords } from "@/words";
import { isTrouble, type Chain } from "./useChain";

/** Breaks that are told before the rest is asked for. */
const FIRST = 3;

/** Above the log where something else than Chatelaine touched it, or where that cannot be told. The log stays readable. */
export function ChainNotes({ chain: { standing, check, error, verify } }: { chain: Chain }) {
  const { t } = useWords("activity");
  const [all, setAll] = useState(false);
  const again = (
    <Button size="sm" icon="rotate" className="flex-none self-start" onClick={verify}>
      {t("chain.again")}
    </Button>
  );
  if (standing === "failed" && error) return <ErrorNote error={error} action={again} />;
  if (standing === "unreadable") {
    return (
      <Note tone="ink" title={t("chain.unreadableTitle")} action={again}>
        {t("chain.unreadableBody")}
      </Note>
    );
  }
  if (standing !== "touched" || !check) return null;
  const shown = all ? check.breaks : check.breaks.slice(0, FIRST);
  return (
    <Note tone="ink" title={t("chain.touchedTitle", { count: check.breaks.length })} action={again}>
      {t("chain.touchedBody")}
      <ul className="max-h-40 list-disc overflow-y-auto pt-1 pl-4">
        {shown.map(({ number, fault }) => (
          <li key={`${number} ${fault}`}>{t(`fault.${fault}`, { number: count(number) })}</li>
        ))}
      </ul>
      {shown.length < check.breaks.length && (
        <LinkButton className="mt-1" onClick={() => setAll(true)}>
          {t("chain.more", { n: count(check.breaks.length - shown.length) })}
        </LinkButton>
      )}
    </Note>
  );
}

/** Whether there is something to tell above the log. */
export function tellsOf({ standing }: Chain): boolean {
  return isTrouble(standing);
}
