import type { ReactNode } from "react";
import { AssumedMark, Icon, LinkButton, Note, StateWord } from "@/components";
import { ErrorNote } from "@/errors";
import { isThisComputer, type ProbeView, type SystemView } from "@/ipc";
import { spanOf, useWords } from "@/words";
import { Shown } from "../trust/Shown";
import type { TrustForm } from "../trust/trust";
import type { Probe } from "./useProbe";

/** Reasons that have nothing to do with who issued the certificate. */
const NO_AUTHORITY_HELPS: ReadonlySet<string | null> = new Set(["not_pinned", "client_certificate", "no_tls"]);

interface ProbeResultProps {
  probe: Probe;
  /** The entries are not those that were tested. */
  stale: boolean;
  system: SystemView | undefined;
  /** Opens how the server is trusted, with that already chosen. */
  onTrust: (change: Partial<TrustForm>) => void;
  /** Adds the server although the test failed. */
  onUntested: () => void;
}

/** What the connection test found, each fact on its line, or what went wrong and what to do. */
export function ProbeResult({ probe, stale, system, onTrust, onUntested }: ProbeResultProps) {
  const { t } = useWords("servers");
  if (probe.state === "none" || probe.state === "running") return null;
  if (probe.state === "failed" && probe.error.code === "cancelled") return stale ? null : <Note>{t("probe.stopped")}</Note>;
  return (
    <section aria-label={t("probe.title")} aria-live="polite" className="flex flex-col gap-1.5">
      <div className="flex items-center justify-between text-12">
        <h3 className="font-medium text-text-2">{t("probe.title")}</h3>
        {stale ? (
          <span className="text-text-3">{t("probe.stale")}</span>
        ) : probe.state === "passed" ? (
          <StateWord state="active">{t("probe.passed", { time: `${Math.max(0.1, probe.took / 1000).toFixed(1)} s` })}</StateWord>
        ) : (
          <StateWord state="failed">{t("probe.failed")}</StateWord>
        )}
      </div>
      {!stale && probe.state === "passed" && <Passed view={probe.view} system={system} />}
      {!stale && probe.state === "failed" && (
        <>
          <ErrorNote error={probe.error} />
          {probe.error.certificate && <Shown certificate={probe.error.certificate} onPin={(pin) => onTrust({ kind: "pin", pin })} />}
          <div className="flex gap-4 pt-0.5 text-12">
            {probe.error.code === "tls_not_trusted" && !NO_AUTHORITY_HELPS.has(probe.error.detail) && <LinkButton onClick={() => onTrust({ kind: "authority" })}>{t("probe.useAuthority")}</LinkButton>}
            {probe.error.code === "address_not_https" && <LinkButton onClick={() => onTrust({ plainHttp: true })}>{t("probe.allowHttp")}</LinkButton>}
            {!probe.error.code.startsWith("address_") && <LinkButton onClick={onUntested}>{t("form.addUntested")}</LinkButton>}
          </div>
        </>
      )}
    </section>
  );
}

function Passed({ view, system }: { view: ProbeView; system: SystemView | undefined }) {
  const { t } = useWords("servers");
  return (
    <dl className="divide-y divide-line rounded-5 border border-line-2">
      <Found name={t("probe.address")}>
        <span className="truncate font-mono text-12" title={view.address}>
          {view.address}
        </span>
      </Found>
      <Found name={t("probe.tls")}>{view.tls ? t("probe.tlsYes") : t(isThisComputer(view.address) ? "probe.tlsNo" : "probe.tlsNoOpen")}</Found>
      <Found name={t("probe.latency")}>{t("probe.latencyValue", { count: view.latency })}</Found>
      <Found name={t("probe.kind")}>
        {t("probe.kindValue", { system: system?.shortName ?? "" })}
        {view.assumed && <AssumedMark />}
      </Found>
      <Found name={t("probe.clock")}>{view.clockApart === null ? undefined : clockWords(t, view.clockApart)}</Found>
    </dl>
  );
}

function clockWords(t: ReturnType<typeof useWords<"servers">>["t"], apart: number): string {
  if (Math.abs(apart) <= 1) return t("probe.clockSame");
  const time = spanOf(Math.abs(apart) * 1000);
  return apart > 0 ? t("probe.clockAhead", { time }) : t("probe.clockBehind", { time });
}

function Found({ name, children }: { name: string; children: ReactNode }) {
  const { t } = useWords("components");
  return (
    <div className="flex min-h-7.5 items-center gap-2.5 px-2.5">
      <Icon name={children === undefined ? "info" : "ok"} size={14} className={children === undefined ? "text-text-3" : "text-green-text"} />
      <dt className="w-22 flex-none">{name}</dt>
      <dd className="flex min-w-0 items-center gap-2 text-text-2">{children ?? <span className="text-text-3">{t("notReported")}</span>}</dd>
    </div>
  );
}
