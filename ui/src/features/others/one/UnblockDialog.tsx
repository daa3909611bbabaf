import { useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { Button, ButtonGroup, Dialog, Facts, Time } from "@/components";
import { ErrorNote } from "@/errors";
import { reading, useAction, useHost, type BlockedAddress, type ServerId } from "@/ipc";
import { useWords } from "@/words";

interface UnblockDialogProps {
  server: ServerId;
  account: string;
  name: string;
  block: BlockedAddress;
  onClose: () => void;
}

/** Names what lifting a block does, and does it only at the press of the button that says so. */
export function UnblockDialog({ server, account, name, block, onClose }: UnblockDialogProps) {
  const { t } = useWords("others");
  const host = useHost();
  const client = useQueryClient();
  const cancel = useRef<HTMLButtonElement>(null);
  const lift = useAction(() => host.accountUnblock(server, block.id));
  const readAgain = () => void client.invalidateQueries({ queryKey: reading.other(server, account, "blocks") });

  async function press() {
    const outcome = await lift.run();
    // Whatever the answer was, the server's list is what counts.
    readAgain();
    if (outcome.ok) onClose();
  }

  return (
    <Dialog
      open
      title={t("unblock.title", { address: block.address })}
      onClose={() => !lift.busy && onClose()}
      focusFirst={cancel}
      footer={
        <>
          <span className="mr-auto min-w-0 text-12 text-text-3">{t("unblock.recorded")}</span>
          <ButtonGroup>
            <Button ref={cancel} onClick={onClose}>
              {t("unblock.cancel")}
            </Button>
            {lift.error?.code !== "outcome_unknown" && (
              <Button kind="danger" icon="unlock" busy={lift.busy && t("unblock.lifting")} onKeyDown={(event) => event.key === "Enter" && event.preventDefault()} onClick={() => void press()}>
                {t("unblock.confirm")}
              </Button>
            )}
          </ButtonGroup>
        </>
      }
    >
      <Facts
        facts={[
          { label: t("unblock.account"), value: name },
          { label: t("unblock.reason"), ...(block.reason !== null && { value: block.reason }) },
          { label: t("unblock.until"), ...(block.until !== null && { value: <Time at={block.until} show="absolute" /> }) },
        ]}
      />
      <p className="text-text-2">{t("unblock.effect", { address: block.address })}</p>
      {lift.error && <ErrorNote error={lift.error} on={{ look: onClose, refresh: onClose }} />}
    </Dialog>
  );
}
