import { useWords } from "@/words";
import { Tooltip } from "../overlay/Tooltip";

export interface AssumedMarkProps {
  /** Why it is assumed, from the definition; otherwise the general words. */
  why?: string | undefined;
}

/** Marks what the vendor's documentation does not say. */
export function AssumedMark({ why }: AssumedMarkProps) {
  const { t } = useWords("components");
  const words = why ?? t("assumedWhy");
  return (
    <Tooltip words={words}>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- its tooltip must be reachable by keyboard */}
      <span tabIndex={0} role="note" aria-label={`${t("assumed")}. ${words}`} className="inline-flex h-4.5 cursor-help items-center rounded-3 border border-dashed border-control px-1.5 text-12 leading-4 font-normal whitespace-nowrap text-text-2">
        {t("assumed")}
      </span>
    </Tooltip>
  );
}
