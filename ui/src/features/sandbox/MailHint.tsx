import { Because } from "@/components";
import { useWords } from "@/words";

/** Beside the code boxes of a sandbox server: where its mail is. */
export function MailHint() {
  const { t } = useWords("sandbox");
  return <Because icon="sandbox">{t("mail.hint")}</Because>;
}
