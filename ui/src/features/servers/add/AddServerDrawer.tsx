import { zodResolver } from "@hookform/resolvers/zod";
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from "react";
import { Controller, useForm, useWatch } from "react-hook-form";
import { Button, ButtonGroup, Drawer, Field, FieldGroup, Segmented, TextInput } from "@/components";
import { ErrorNote } from "@/errors";
import { useAction, useHost, useServers, useSystems, type ServerView, type SystemView } from "@/ipc";
import { useWords } from "@/words";
import { AddressField } from "./AddressField";
import { Disclosure } from "../Disclosure";
import { KindField } from "./KindField";
import { OptionFields } from "./OptionFields";
import { TrustFields } from "../trust/TrustFields";
import { trustProblem, type TrustForm } from "../trust/trust";
import { ProbeResult } from "./ProbeResult";
import { EMPTY_FORM, nameFor, probeOf, requestOf, schemaOf, type ServerForm } from "./form";
import { nameOf, useProbe } from "./useProbe";

export interface AddServerDrawerProps {
  onClose: () => void;
  /** The server is in the list; the next step is to sign in. */
  onAdded: (server: ServerView) => void;
  /** Asks for the definition of a system that is not in the list; tells which it was. */
  onOther: (onAdded: (system: SystemView) => void) => void;
}

/** Kind, address, a test of both, and a name. Nothing typed is lost by a failed test or a refused entry. */
export function AddServerDrawer({ onClose, onAdded, onOther }: AddServerDrawerProps) {
  const { t } = useWords("servers");
  const host = useHost();
  const { data: systems = [] } = useSystems();
  const servers = useServers();
  const schema = useMemo(() => schemaOf(t, servers.map(({ name }) => name)), [t, servers]);
  const { control, register, handleSubmit, setValue, trigger, getValues, formState } = useForm<ServerForm>({ resolver: zodResolver(schema), defaultValues: EMPTY_FORM });
  const [system, address, trust, options] = useWatch({ control, name: ["system", "address", "trust", "options"] });
  const chosen = systems.find(({ id }) => id === system);
  const { probe, run, stop } = useProbe(host);
  const [trustOpen, setTrustOpen] = useState(false);
  const trustError = formState.errors.trust;
  const add = useAction((form: ServerForm) => host.serverAdd(requestOf(form, chosen)));
  const form = useRef<HTMLFormElement>(null);

  // Kinds may come after the drawer: focus starts on the first of them as soon as there is one.
  const hasKinds = systems.length > 0;
  useEffect(() => {
    if (hasKinds) form.current?.querySelector<HTMLElement>("[role=radio]")?.focus();
  }, [hasKinds]);

  // The name follows kind and address until somebody writes one.
  const nameIsOwn = formState.dirtyFields.name === true;
  useEffect(() => {
    if (!nameIsOwn) setValue("name", nameFor(chosen, address));
  }, [nameIsOwn, chosen, address, setValue]);

  const isStale = (probe.state === "passed" || probe.state === "failed") && probe.of !== nameOf(probeOf({ system, address, trust, options }, chosen));

  function openTrust(change: Partial<TrustForm>) {
    setValue("trust", { ...getValues("trust"), ...change }, { shouldDirty: true });
    setTrustOpen(true);
  }

  async function test(): Promise<boolean> {
    if (!(await trigger(["system", "address", "trust"]))) return false;
    return run(probeOf(getValues(), chosen));
  }

  async function save(values: ServerForm) {
    const outcome = await add.run(values);
    if (outcome.ok) onAdded(outcome.value);
  }

  const submit = handleSubmit(async (values) => {
    if ((probe.state === "passed" && !isStale) || (await run(probeOf(values, chosen)))) await save(values);
  });

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void submit();
    }
  }

  return (
    <Drawer
      wide
      onClose={onClose}
      title={t("form.title")}
      footer={
        <>
          <Button onClick={onClose}>{t("form.cancel")}</Button>
          <ButtonGroup>
            <Button kind="primary" keys={["Ctrl", "Enter"]} busy={add.busy && t("form.adding")} onClick={() => void submit()}>
              {t("form.submit")}
            </Button>
          </ButtonGroup>
        </>
      }
    >
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Ctrl Enter works from every field */}
      <form ref={form} noValidate onSubmit={(event) => event.preventDefault()} onKeyDown={onKeyDown} className="flex flex-col gap-4 px-5 py-3.5">
        <Controller control={control} name="system" render={({ field, fieldState }) => <KindField systems={systems} value={field.value} onChange={field.onChange} error={fieldState.error?.message} onOther={() => onOther(({ id }) => setValue("system", id, { shouldDirty: true, shouldValidate: true }))} />} />
        <AddressField
          inputProps={register("address")}
          error={formState.errors.address?.message}
          hint={chosen?.urlHint}
          testing={probe.state === "running"}
          tested={probe.state === "passed" || probe.state === "failed"}
          onTest={() => void test()}
          onStop={stop}
        />
        <ProbeResult probe={probe} stale={isStale} system={chosen} onTrust={openTrust} onUntested={() => void handleSubmit(save)()} />
        <Field label={t("form.name")} error={formState.errors.name?.message}>
          <TextInput {...register("name")} autoComplete="off" spellCheck={false} />
        </Field>
        <FieldGroup label={t("form.mark")}>
          <Controller
            control={control}
            name="mark"
            render={({ field }) => (
              <Segmented
                wide
                label={t("form.mark")}
                value={field.value}
                onChange={field.onChange}
                options={[
                  { value: "production", label: t("mark.production") },
                  { value: "test", label: t("mark.test") },
                ]}
              />
            )}
          />
          <p className="text-12 text-text-3">{t("form.markHelp")}</p>
        </FieldGroup>
        <div className="flex flex-col gap-1.5">
          <Disclosure title={t("trust.title")} icon="shield" open={trustOpen || trustError !== undefined} onOpenChange={setTrustOpen}>
            <Controller control={control} name="trust" render={({ field }) => <TrustFields value={field.value} onChange={field.onChange} problem={trustError === undefined ? undefined : trustProblem(t, field.value)} />} />
          </Disclosure>
          {chosen && chosen.options.length > 0 && (
            <Controller control={control} name="options" render={({ field }) => <OptionFields key={chosen.id} options={chosen.options} value={field.value} onChange={field.onChange} />} />
          )}
        </div>
        {add.error && <ErrorNote error={add.error} />}
      </form>
    </Drawer>
  );
}
