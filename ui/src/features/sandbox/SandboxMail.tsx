import { useEffect, useState } from "react";
import { Icon, LinkButton, Popover } from "@/components";
import { useSandbox, useUnseenMails } from "@/ipc";
import { useWords } from "@/words";
import { Mails } from "./Mails";

export interface SandboxMailProps {
  /** A sign-in waits for a code: it can be filled in from here. */
  onUseCode?: ((code: string) => void) | undefined;
}

/** In the sandbox's profile: the mails that its servers "sent", a press away from every page. */
export function SandboxMail({ onUseCode }: SandboxMailProps) {
  const { t } = useWords("sandbox");
  const { data, error } = useSandbox();
  const [open, setOpen] = useState(false);
  const { unseen, look } = useUnseenMails(data);
  const newest = data?.mails[0];

  useEffect(() => {
    if (open) look();
  }, [open, look]);
  if (data === null || (data === undefined && !error)) return null;
  return (
    <>
      <Popover
        title={t("mail.title")}
        open={open}
        onOpenChange={setOpen}
        trigger={
          <LinkButton quiet className="inline-flex items-center gap-1.5">
            <Icon name="mail" size={14} />
            {t("mail.button")}
            {unseen > 0 && <b className="font-semibold text-text">{t("mail.count", { count: unseen })}</b>}
          </LinkButton>
        }
      >
        <p className="-mt-2 mb-3 text-12 text-text-3">{t("mail.lead")}</p>
        {error ? (
          <p>{t("mail.failed")}</p>
        ) : (
          <Mails
            mails={data.mails}
            onUseCode={
              onUseCode &&
              ((code) => {
                setOpen(false);
                onUseCode(code);
              })
            }
          />
        )}
      </Popover>
      <span role="status" className="sr-only">
        {unseen > 0 && newest && t("mail.arrived", { subject: newest.subject })}
      </span>
    </>
  );
}
