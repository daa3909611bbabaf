import { useState, type ReactNode } from "react";
import { Button, Field, FieldGroup, Icon, Note, Page, RadioList, Select, TextInput } from "@/components";
import { ErrorNote } from "@/errors";
import { useAction, useHost, useServer, type KeyId, type OperationId, type RotationMode, type RotationPlanView, type ServerId } from "@/ipc";
import { useWords } from "@/words";
import { Beside } from "../Beside";
import { Columns, Foot } from "../layout";
import { IncidentDialog } from "./IncidentDialog";
import { PlanSteps } from "./PlanSteps";
import { lifetimeOf, useLifetimes } from "./lifetime";

export interface PlanningProps {
  plan: RotationPlanView;
  keyId: KeyId;
  trail: readonly ReactNode[];
  onCancel: () => void;
  onBegun: (rotation: OperationId) => void;
  onSignIn: (server: ServerId) => void;
}

/** The choices before a rotation begins: in which order, and what the successor is called. */
export function Planning({ plan, keyId, trail, onCancel, onBegun, onSignIn }: PlanningProps) {
  const { t } = useWords("rotate");
  const host = useHost();
  const { server, system } = useServer(plan.server);
  const [mode, setMode] = useState<RotationMode>("planned");
  const [name, setName] = useState(plan.name);
  const [asking, setAsking] = useState(false);
  const lifetimes = useLifetimes(plan, system);
  const [lifetime, setLifetime] = useState(lifetimes[0]?.value ?? "never");
  const begin = useAction(() =>
    host.rotationBegin({ server: plan.server, key: keyId, mode, name: name.trim(), lifetime: lifetimeOf(plan, lifetime), permissions: plan.permissions, about: plan.about }),
  );
  const problem = name.trim() === "" ? t("plan.nameNeeded") : Array.from(name.trim()).length > plan.nameLimit ? t("plan.nameLong", { n: plan.nameLimit }) : undefined;
  const off = !plan.signedIn || !plan.creates ? t("plan.off") : problem;
  const deletes = plan.effect === "deletes";
  const called = system?.shortName ?? "";

  async function go() {
    const outcome = await begin.run();
    if (outcome.ok) onBegun(outcome.value.id);
    else setAsking(false);
  }
  return (
    <Page
      fill
      title={t("title.plan")}
      trail={trail}
      dock={
        <Foot label={t("title.plan")}>
          <Button onClick={onCancel}>{t("plan.cancel")}</Button>
          <span className="flex min-w-0 flex-1 items-center gap-1.5 text-12 text-text-2">
            <Icon name="info" size={14} />
            {t("plan.nothingSent")}
          </span>
          {mode === "planned" ? (
            <Button kind="primary" busy={begin.busy && t("plan.beginning")} offBecause={off} onClick={() => void go()}>
              {t("plan.begin")}
            </Button>
          ) : (
            <Button kind="danger" icon="revoke" offBecause={off} onKeyDown={(event) => event.key === "Enter" && event.preventDefault()} onClick={() => setAsking(true)}>
              {t(deletes ? "plan.deleteFirst" : "plan.revokeFirst")}
            </Button>
          )}
        </Foot>
      }
    >
      <Columns aside={<Beside old={plan.old} new={null} system={system} />}>
        {!plan.creates && <Note tone="ink">{t("plan.creates", { system: called })}</Note>}
        {plan.creates && !plan.signedIn && (
          <Note tone="ink" title={t("plan.notSignedIn", { server: server?.name ?? "" })} action={<Button size="sm" onClick={() => onSignIn(plan.server)}>{t("plan.signIn")}</Button>} />
        )}
        {plan.assumed.length > 0 && <Note title={t("plan.assumed")}>{t("plan.assumedBody")}</Note>}
        <FieldGroup label={t("how")}>
          <RadioList
            label={t("how")}
            value={mode}
            onChange={setMode}
            options={[
              { value: "planned", label: t("mode.planned"), detail: t("mode.plannedBody") },
              { value: "incident", label: t("mode.incident"), detail: t("mode.incidentBody"), ...(!plan.revokes && { offBecause: t("incidentOff", { system: called }) }) },
            ]}
          />
        </FieldGroup>
        <div className="grid grid-cols-2 gap-4">
          <Field label={t("plan.name")} error={name === plan.name ? undefined : problem}>
            <TextInput value={name} onChange={(event) => setName(event.target.value)} autoComplete="off" spellCheck={false} />
          </Field>
          {plan.expiry === "none" ? (
            <FieldGroup label={t("plan.lifetime")}>
              <p className="flex h-8 items-center text-text-2">{t("plan.noExpiry", { system: called })}</p>
            </FieldGroup>
          ) : (
            <Field label={t("plan.lifetime")}>
              <Select options={lifetimes} value={lifetime} onChange={setLifetime} />
            </Field>
          )}
        </div>
        <PlanSteps plan={plan} mode={mode} name={name.trim()} system={called} />
        {begin.error && <ErrorNote error={begin.error} on={{ retry: () => void go(), signIn: () => onSignIn(plan.server) }} />}
      </Columns>
      {asking && <IncidentDialog plan={plan} busy={begin.busy} onCancel={() => setAsking(false)} onGo={() => void go()} />}
    </Page>
  );
}
