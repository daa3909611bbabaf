import { useRef } from "react";
import { Button, ButtonGroup, Dialog, Icon, type IconName } from "@/components";
import { ErrorNote } from "@/errors";
import { useAction, useApp, useHost, type ServerView } from "@/ipc";
import { useWords } from "@/words";

/** Asks before a server is forgotten, and names what goes and what stays. */
export function RemoveDialog({ server, onClose }: { server: ServerView; onClose: () => void }) {
  const { t } = useWords("servers");
  const host = useHost();
  const cancel = useRef<HTMLButtonElement>(null);
  const waiting = useApp().data?.unfinished.filter((each) => each.server === server.id).length ?? 0;
  const remove = useAction(() => host.serverRemove(server.id));

  async function confirm() {
    const { ok } = await remove.run();
    if (ok) onClose();
  }

  return (
    <Dialog
      open
      onClose={() => !remove.busy && onClose()}
      title={t("remove.title", { name: server.name })}
      lead={<p className="text-text-3">{server.host}</p>}
      focusFirst={cancel}
      footer={
        <ButtonGroup>
          <Button ref={cancel} onClick={onClose}>
            {t("remove.cancel")}
          </Button>
          <Button kind="danger" busy={remove.busy && t("remove.removing")} onClick={() => void confirm()}>
            {t("remove.confirm")}
          </Button>
        </ButtonGroup>
      }
    >
      <ul className="flex flex-col gap-2.5">
        <Effect icon="trash">{t("remove.forgets")}</Effect>
        {waiting > 0 && (
          <Effect icon="octagon">
            <b className="font-semibold text-text">{t("remove.waiting", { count: waiting })}</b>
          </Effect>
        )}
        <Effect icon="server">{t("remove.stays")}</Effect>
        <Effect icon="plus">{t("remove.again")}</Effect>
      </ul>
      {remove.error && <ErrorNote error={remove.error} />}
    </Dialog>
  );
}

function Effect({ icon, children }: { icon: IconName; children: React.ReactNode }) {
  return (
    <li className="flex items-start gap-2.5 text-text-2">
      <Icon name={icon} className="mt-px text-text-3" />
      <span>{children}</span>
    </li>
  );
}
