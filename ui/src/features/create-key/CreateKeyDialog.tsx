import { useRef, useState } from "react";
import { FormProvider } from "react-hook-form";
import { AssumedMark, Because, Button, Dialog, Field, Icon, Monogram, Select, TextArea, TextInput } from "@/components";
import { ErrorNote } from "@/errors";
import type { CreatedKeyView, ServerId } from "@/ipc";
import { capsOf } from "@/keyboard";
import { useWords } from "@/words";
import { ExpiryField } from "./ExpiryField";
import { NameState } from "./NameState";
import { PermissionsField } from "./PermissionsField";
import { useCreateForm } from "./useCreateForm";

export interface CreateKeyDialogProps {
  /** The server that is chosen at first, if it takes keys. */
  server?: ServerId | undefined;
  onClose: () => void;
  onCreated: (created: CreatedKeyView) => void;
  /** The answer was lost, and the user wants to look. */
  onLook: () => void;
  onSignIn: (server: ServerId) => void;
  onUnlock: () => void;
}

/** Asks for all that a new key needs, by what its server offers. */
export function CreateKeyDialog({ server: wanted, onClose, onCreated, onLook, onSignIn, onUnlock }: CreateKeyDialogProps) {
  const { t } = useWords("createKey");
  const { form, choices, server, system, taken, create, isLost, submit, chooseServer } = useCreateForm(wanted, onCreated);
  const nameField = useRef<HTMLInputElement | null>(null);
  const [leaving, setLeaving] = useState(false);
  const { register } = form;
  // Read while rendering: the form tells of changes only to those that do.
  const { errors, isDirty } = form.formState;
  const assumed = system?.capabilities.find(({ power }) => power === "create_key")?.provenance;
  const { ref: nameRef, ...nameRest } = register("name");

  function close() {
    if (create.busy) return;
    if (isDirty && !isLost && !leaving) setLeaving(true);
    else onClose();
  }

  const footer = leaving ? (
    <>
      <span role="alert" className="mr-auto font-medium">
        {t("leave")}
      </span>
      <Button autoFocus onClick={() => setLeaving(false)}>
        {t("stay")}
      </Button>
      <Button onClick={onClose}>{t("discard")}</Button>
    </>
  ) : (
    <>
      <span className="mr-auto flex items-center gap-1.5 text-12 text-text-3">
        <Icon name="info" size={14} />
        {t("hint")}
      </span>
      <Button onClick={close}>{t("cancel")}</Button>
      <Button kind="primary" keys={capsOf("mod+Enter")} busy={create.busy && t("creating")} offBecause={isLost ? t("lookFirst") : undefined} onClick={submit}>
        {t("create")}
      </Button>
    </>
  );

  return (
    <Dialog open width={600} title={t("title")} onClose={close} onSubmit={submit} focusFirst={nameField} footer={footer}>
      <FormProvider {...form}>
        <form
          className="flex flex-col gap-4"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          {create.error && <ErrorNote error={create.error} on={{ retry: submit, look: onLook, signIn: () => onSignIn(server), unlock: onUnlock }} />}
          <div className="grid grid-cols-[minmax(0,226fr)_minmax(0,320fr)] gap-3">
            <Field label={t("server")} error={errors.server?.message}>
              <Select
                value={server === "" ? null : server}
                onChange={chooseServer}
                placeholder={t("serverFirst")}
                options={choices.map((each) => ({
                  value: each.server.id,
                  label: each.server.name,
                  mark: <Monogram letters={each.system.monogram} series={each.system.series} />,
                  ...(each.offBecause !== undefined && { offBecause: each.offBecause }),
                }))}
              />
            </Field>
            <Field label={t("name")} error={errors.name?.message ?? (taken === "taken" ? t("error.taken") : undefined)}>
              <TextInput
                {...nameRest}
                ref={(element) => {
                  nameRef(element);
                  nameField.current = element;
                }}
                placeholder={t("nameExample")}
                autoComplete="off"
                spellCheck={false}
                after={<NameState state={taken} />}
              />
            </Field>
          </div>
          {system && <ExpiryField system={system} />}
          {system?.keys?.about && (
            <Field label={t("about")} optional>
              <TextArea {...register("about")} placeholder={t("aboutExample")} rows={2} />
            </Field>
          )}
          {system && <PermissionsField system={system} />}
          {assumed?.source === "assumed" && (
            <Because icon="info">
              {t("assumedCreate", { system: system?.shortName ?? "" })} <AssumedMark why={assumed.why} />
            </Because>
          )}
        </form>
      </FormProvider>
    </Dialog>
  );
}
