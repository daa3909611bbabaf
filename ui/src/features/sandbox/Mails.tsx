import { useState } from "react";
import { Button, Time } from "@/components";
import type { MailView } from "@/ipc";
import { useWords } from "@/words";

interface MailsProps {
  /** Newest first. */
  mails: readonly MailView[];
  onUseCode?: ((code: string) => void) | undefined;
}

/** The mails of the sandbox, their codes in sight. */
export function Mails({ mails, onUseCode }: MailsProps) {
  const { t } = useWords("sandbox");
  if (mails.length === 0) return <p className="text-text-2">{t("mail.empty")}</p>;
  return (
    <ul aria-label={t("mail.title")} className="-mx-3.5 max-h-90 min-w-96 divide-y divide-line overflow-y-auto border-t border-line">
      {mails.map((mail) => (
        <li key={mail.id} className="flex flex-col gap-1 px-3.5 py-2.5">
          <div className="flex items-baseline gap-2">
            <b className="min-w-0 flex-1 truncate font-semibold">{mail.subject}</b>
            <span className="text-12 text-text-3">
              <Time at={mail.at} />
            </span>
          </div>
          <span className="truncate text-12 text-text-3" title={mail.to}>
            {t("mail.to", { to: mail.to })}
          </span>
          <p className="wrap-break-word whitespace-pre-line text-text-2">{mail.body}</p>
          {mail.code !== null && <Code code={mail.code} onUse={onUseCode} />}
        </li>
      ))}
    </ul>
  );
}

function Code({ code, onUse }: { code: string; onUse: ((code: string) => void) | undefined }) {
  const { t } = useWords("sandbox");
  const [outcome, setOutcome] = useState<"copied" | "copyFailed">();

  async function copy() {
    try {
      await navigator.clipboard.writeText(code);
      setOutcome("copied");
    } catch {
      setOutcome("copyFailed");
    }
  }

  return (
    <div className="mt-1 flex items-center gap-2">
      <span className="sr-only">{t("mail.code")}</span>
      <code className="rounded-5 border border-accent-line bg-accent-soft px-2.5 py-0.5 font-mono text-16 font-semibold tracking-[.12em] text-accent-text select-text">{code}</code>
      <span className="ml-auto flex items-center gap-2">
        <Button size="sm" icon="copy" onClick={() => void copy()}>
          <span aria-live="polite">{t(outcome === undefined ? "mail.copy" : `mail.${outcome}`)}</span>
        </Button>
        {onUse && (
          <Button size="sm" kind="primary" onClick={() => onUse(code)}>
            {t("mail.use")}
          </Button>
        )}
      </span>
    </div>
  );
}
