import { useRef, useState } from "react";
import { Button, Dialog, Field, Note, TextInput } from "@/components";
import { useServers, type BulkServerView, type BulkView, type ServerId } from "@/ipc";
import { capsOf } from "@/keyboard";
import { count, useWords } from "@/words";
import { deedWords, effectWords } from "./effectWords";
import { PreviewItems } from "./PreviewItems";
import { ServerEffects } from "./ServerEffects";

/** From so many keys on their number must be typed. */
export const TYPED_FROM = 20;

export interface PreviewProps {
  of: BulkView;
  onCancel: () => void;
  onGo: () => void;
  onSignIn: (server: ServerId) => void;
  onAssumed: (server: BulkServerView) => void;
}

/** Everything that a bulk would do, before anything is sent. Enter never confirms what destroys. */
export function Preview({ of: bulk, onCancel, onGo, onSignIn, onAssumed }: PreviewProps) {
  const { t } = useWords("bulk");
  const servers = useServers();
  const cancel = useRef<HTMLButtonElement>(null);
  const [typed, setTyped] = useState("");
  const { deed, counts } = bulk;
  const { left } = counts;
  const destroys = deed.deed === "revoke";
  const mustType = destroys && left >= TYPED_FROM;
  const isTyped = typed.replace(/[\s,.]/g, "") === String(left);
  const title = t(`title.${deed.deed}`, { count: left, n: count(left) });
  const [only, ...more] = bulk.servers;
  const name = servers.find(({ id }) => id === only?.server)?.name ?? "";
  const effect = effectWords(t, bulk);
  const off = left === 0 ? t("nothing") : mustType && !isTyped ? t("typed.off") : undefined;
  return (
    <Dialog
      open
      width={640}
      title={only && more.length === 0 ? t("question.on", { title, server: name }) : t("question.onServers", { title, n: count(bulk.servers.length) })}
      focusFirst={cancel}
      onClose={onCancel}
      footer={
        <>
          <span className="ml-auto" />
          <Button ref={cancel} keys={capsOf("Escape")} onClick={onCancel}>
            {t("cancel")}
          </Button>
          <Button kind={destroys ? "danger" : "primary"} icon={destroys ? "revoke" : undefined} offBecause={off} onKeyDown={(event) => destroys && event.key === "Enter" && event.preventDefault()} onClick={onGo}>
            {deedWords(t, bulk)}
          </Button>
        </>
      }
    >
      <ServerEffects of={bulk} onSignIn={onSignIn} onAssumed={onAssumed} />
      <PreviewItems of={bulk} />
      {left > 0 && (
        <Note tone={destroys ? "dead" : "plain"} title={effect.title}>
          {effect.body}
        </Note>
      )}
      {mustType && (
        <Field label={t("typed.label", { n: count(left) })}>
          <TextInput inputMode="numeric" autoComplete="off" value={typed} onChange={(event) => setTyped(event.target.value)} className="w-40" />
        </Field>
      )}
    </Dialog>
  );
}
