import { useCallback, useState } from "react";
import { Button, Dialog, FieldGroup, Icon, Monogram, Note, RadioList, useNow } from "@/components";
import { ErrorNote } from "@/errors";
import { HeldSecret } from "@/held";
import { errorOf, useAction, useApp, useHost, useServer, type CreatedKeyView, type ErrorView, type SecretChoice } from "@/ipc";
import { dayOf, spanOf, useWords } from "@/words";

export interface SecretDialogProps {
  created: CreatedKeyView;
  /** It was made before, and waited. */
  again?: boolean;
  onSettled: () => void;
  /** Closed without a choice: it stays unfinished. */
  onLater: () => void;
  onUnlock: () => void;
}

/** The secret of a new key, shown once, until the user says what shall become of the saved copy. */
export function SecretDialog({ created, again = false, onSettled, onLater, onUnlock }: SecretDialogProps) {
  const { t } = useWords("secret");
  const host = useHost();
  const vault = useApp().data?.vault;
  const { server, system } = useServer(created.server);
  const now = useNow();
  const [choice, setChoice] = useState<SecretChoice | null>(null);
  const [leaving, setLeaving] = useState(false);
  const [failed, setFailed] = useState<ErrorView>();
  const settle = useAction((wanted: SecretChoice) => host.secretSettle(created.operation, wanted));
  const protection = vault?.state === "open" ? vault.protection : "keychain";
  const error = settle.error ?? failed;

  const onCopied = useCallback(() => setFailed(undefined), []);
  const onFail = useCallback((thrown: unknown) => setFailed(errorOf(thrown)), []);

  async function done() {
    if (choice === null) return;
    const outcome = await settle.run(choice);
    if (outcome.ok || outcome.error.code === "no_such_operation") onSettled();
  }

  const footer = leaving ? (
    <>
      <span role="alert" className="mr-auto font-medium">
        {t(protection === "memory" ? "laterQuestionMemory" : "laterQuestion")}
      </span>
      <Button autoFocus onClick={() => setLeaving(false)}>
        {t("chooseNow")}
      </Button>
      <Button onClick={onLater}>{t("chooseLater")}</Button>
    </>
  ) : (
    <>
      {choice === null && (
        <span id="secret-choose" className="mr-auto flex items-center gap-1.5 text-12 text-text-2">
          <Icon name="info" size={14} />
          {t("choose")}
        </span>
      )}
      <span className="ml-auto">
        <Button kind="primary" offBecauseId={choice === null ? "secret-choose" : undefined} busy={settle.busy && t("settling")} onClick={() => void done()}>
          {t("done")}
        </Button>
      </span>
    </>
  );

  return (
    <Dialog
      open
      noClose
      title={t(again ? "titleAgain" : "title")}
      onClose={() => !settle.busy && setLeaving(true)}
      outsideCloses
      footer={footer}
      lead={
        <div className="flex items-center gap-2">
          <Monogram letters={system?.monogram ?? ""} series={system?.series} />
          <span className="truncate font-medium">{created.name}</span>
          <span className="flex-none pl-1 text-text-2">{server?.name}</span>
          <span className="ml-auto flex-none text-text-2">{created.expires === null ? t("never") : t("expires", { span: spanOf(Date.parse(created.expires) - now), day: dayOf(created.expires) })}</span>
        </div>
      }
    >
      <FieldGroup label={t("secret")} aside={t("onlyHere")}>
        <HeldSecret operation={created.operation} hint={created.hint} length={created.length} onCopied={onCopied} onFail={onFail} />
      </FieldGroup>
      {error && <ErrorNote error={error} on={{ retry: () => void done(), unlock: onUnlock }} />}
      {created.sealed ? (
        <Note icon="shield" title={t("safe.title")}>
          {t(`safe.${protection}`)}
        </Note>
      ) : (
        <Note tone="ink" title={t("unsealed.title")}>
          {t("unsealed.body")}
        </Note>
      )}
      <FieldGroup label={t("question")}>
        <RadioList
          label={t("question")}
          value={choice}
          onChange={setChoice}
          options={[
            { value: "keep", label: t(`keep.${protection}`), detail: t(protection === "memory" ? "keep.bodyMemory" : "keep.body") },
            { value: "remove", label: t("remove.title"), detail: t(created.readable ? "remove.readable" : "remove.once", { system: system?.shortName ?? "" }) },
          ]}
        />
      </FieldGroup>
    </Dialog>
  );
}
