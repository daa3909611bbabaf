import { Icon, Time } from "@/components";
import { useWords } from "@/words";

/** The state of a key that its server no longer lists, and since when. */
export function Gone({ since }: { since: string }) {
  const { t } = useWords("keys");
  return (
    <span className="inline-flex items-center gap-1.5 align-middle whitespace-nowrap text-text-3">
      <Icon name="eyeOff" size={14} />
      <span>
        {t("gone.word")} <Time at={since} />
      </span>
    </span>
  );
}
