import { useId, useState } from "react";
import { Because, Button, LifeBar, LinkButton, useNow } from "@/components";
import { ErrorNote } from "@/errors";
import { useAction, useClipboard, useHost, useRotationPlan, useServer, type KeyRowView, type ServerId } from "@/ipc";
import { Trans, spanOf, useWords } from "@/words";
import { useRotateOff } from "../useRotateOff";
import { useRevokeOff } from "../useRevokeOff";
import { useCopyOff } from "./useCopyOff";
import { useEnd } from "./end/useEnd";
import { useRestoreOff } from "./end/useRestoreOff";

export interface KeyActionsProps {
  of: KeyRowView;
  onRevoke: (key: KeyRowView) => void;
  onRotate: (key: KeyRowView) => void;
  onUnlock: () => void;
  onSignIn: (server: ServerId) => void;
  /** Opens the form for another end or a reminder. */
  onEnd: () => void;
}

/** Copy, change the end, revoke or undo that, each with the reason where it is off, and what revoking does here. */
export function KeyActions({ of: key, onRevoke, onRotate, onUnlock, onSignIn, onEnd }: KeyActionsProps) {
  const { t } = useWords("keys");
  const host = useHost();
  const { system } = useServer(key.server);
  const revokeOff = useRevokeOff()(key);
  const rotating = useRotationPlan(key.server, key.id).data?.open != null;
  const rotateOff = useRotateOff()(key);
  const copyOff = useCopyOff(key);
  const end = useEnd(key);
  const restoring = useRestoreOff(key);
  const restore = useAction(() => host.keyRestore(key.server, key.id));
  const endOffId = useId();
  const revokeOffId = useId();
  const copyOffId = useId();
  const rotateOffId = useId();
  const copy = useAction(() => host.keyCopy(key.server, key.id));
  const clear = useAction(() => host.clipboardClear());
  const [copied, setCopied] = useState(false);
  const { data: clipboard } = useClipboard();
  const now = useNow(1000);
  const left = copied && clipboard?.clears ? Date.parse(clipboard.clears) - now : 0;
  const traits = system?.keys;
  const error = copy.error ?? clear.error ?? restore.error;

  async function press() {
    const outcome = await copy.run();
    setCopied(outcome.ok);
  }

  return (
    <div className="flex flex-col gap-2">
      <div className="grid grid-cols-2 gap-2">
        <Button icon={left > 0 ? "check" : "copy"} wide busy={copy.busy && t("detail.copying")} offBecauseId={copyOff && copyOffId} onClick={() => void press()}>
          {t(left > 0 ? "detail.copied" : "detail.copy")}
        </Button>
        {restoring ? (
          <Button icon="undo" wide busy={restore.busy && t("restore.busy")} offBecauseId={restoring.offBecause && revokeOffId} onClick={() => void restore.run()}>
            {t("restore.action")}
          </Button>
        ) : (
          <Button icon="revoke" kind="danger-quiet" wide offBecauseId={revokeOff && revokeOffId} onClick={() => onRevoke(key)}>
            {t(traits?.revoke === "deletes" ? "delete" : "revoke")}
          </Button>
        )}
        <Button icon="rotate" wide className={end ? "" : "col-span-2"} offBecauseId={rotating ? undefined : rotateOff && rotateOffId} onClick={() => onRotate(key)}>
          {t(rotating ? "rotateOn" : "rotate")}
        </Button>
        {end && (
          <Button icon={end.what === "expiry" ? "calendar" : "clock"} wide offBecauseId={end.offBecause && endOffId} onClick={onEnd}>
            {t(end.what === "expiry" ? "end.change" : key.reminder === null ? "end.remind" : "end.changeReminder")}
          </Button>
        )}
      </div>
      {left > 0 && (
        <div role="group" aria-label={t("detail.clearing")} className="flex items-center gap-2 text-12 text-text-2">
          <span className="flex w-20 flex-none">
            <LifeBar wide tone="accent" left={left / ((clipboard?.span ?? 1) * 1000)} />
          </span>
          <span>
            <Trans t={t} i18nKey="detail.clearsIn" values={{ time: spanOf(left) }} components={{ b: <b className="font-medium text-text" /> }} />
          </span>
          <LinkButton onClick={() => void clear.run()}>{t("detail.clearNow")}</LinkButton>
        </div>
      )}
      {error && <ErrorNote error={error} on={{ retry: () => void press(), unlock: onUnlock, signIn: () => onSignIn(key.server) }} />}
      {copyOff && (
        <Because id={copyOffId}>
          <Trans t={t} i18nKey="detail.copyOff" values={{ reason: copyOff }} components={{ b: <b className="font-medium" /> }} />
        </Because>
      )}
      {restoring?.offBecause !== undefined && (
        <Because id={revokeOffId}>
          <Trans t={t} i18nKey="restore.off" values={{ reason: restoring.offBecause }} components={{ b: <b className="font-medium" /> }} />
        </Because>
      )}
      {end?.offBecause !== undefined && (
        <Because id={endOffId}>
          <Trans t={t} i18nKey="end.off" values={{ reason: end.offBecause }} components={{ b: <b className="font-medium" /> }} />
        </Because>
      )}
      {rotateOff && !rotating && (
        <Because id={rotateOffId}>
          <Trans t={t} i18nKey="rotateOff.off" values={{ reason: rotateOff }} components={{ b: <b className="font-medium" /> }} />
        </Because>
      )}
      {revokeOff && !restoring && (
        <Because id={revokeOffId}>
          <Trans t={t} i18nKey="detail.revokeOff" values={{ reason: revokeOff }} components={{ b: <b className="font-medium" /> }} />
        </Because>
      )}
      {!revokeOff && !restoring && traits && <Because icon="info">{t(traits.revoke === "deletes" ? "detail.deletes" : traits.restorable ? "detail.marks" : "detail.marksOnly", { system: system.shortName })}</Because>}
    </div>
  );
}
