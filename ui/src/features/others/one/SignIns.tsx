import { useState } from "react";
import { Button, Panel, Segmented, Skeleton, StateWord, Time } from "@/components";
import { ErrorNote } from "@/errors";
import { useSignIns, type ServerId, type ServerView, type SignInRecord, type SystemView } from "@/ipc";
import { count, useWords } from "@/words";

interface SignInsProps {
  server: ServerView;
  system: SystemView;
  id: string;
  onSignIn: (server: ServerId) => void;
}

type Which = "all" | "success" | "failure";

/** The attempts to sign in, newest first. A result whose word is not known is shown as the server's own word. */
export function SignIns({ server, system, id, onSignIn }: SignInsProps) {
  const { t } = useWords("others");
  const [which, setWhich] = useState<Which>("all");
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useSignIns(server.id, id);
  const records = data?.pages.flatMap((page) => page.records) ?? [];
  const shown = records.filter(({ succeeded }) => which === "all" || succeeded === (which === "success"));
  return (
    <Panel
      className="flex-none"
      title={t("signIns.title")}
      aside={
        <Segmented
          label={t("signIns.which")}
          value={which}
          onChange={setWhich}
          options={[
            { value: "all", label: t("signIns.all") },
            { value: "success", label: t("signIns.success") },
            { value: "failure", label: t("signIns.failure") },
          ]}
        />
      }
    >
      {error && (
        <div className="p-3">
          <ErrorNote error={error.view} on={{ retry: () => void (data ? fetchNextPage() : refetch()), signIn: () => onSignIn(server.id) }} />
        </div>
      )}
      {!data && !error && (
        <p className="px-3.5 py-2.5">
          <Skeleton width={240} />
        </p>
      )}
      {shown.length > 0 && (
        <table className="w-full border-collapse text-left">
          <caption className="sr-only">{t("signIns.title")}</caption>
          <thead>
            <tr className="h-7.5 border-b border-line text-12 text-text-3">
              <th className="pl-3.5 font-medium">{t("signIns.time")}</th>
              <th className="font-medium">{t("signIns.address")}</th>
              <th className="pr-3.5 font-medium">{t("signIns.result")}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((record, place) => (
              <tr key={place} className="h-8 border-b border-line last:border-0">
                <td className="pl-3.5">{record.at === null ? <Unreported /> : <Time at={record.at} show="moment" />}</td>
                <td className="font-mono text-12 select-text">{record.address ?? <Unreported />}</td>
                <td className="pr-3.5">
                  <Result of={record} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {data && shown.length === 0 && <p className="px-3.5 py-2.5 text-text-3">{t(records.length === 0 ? "signIns.none" : "signIns.noneSuch")}</p>}
      {data && (
        <div className="flex items-center gap-3 border-t border-line px-3.5 py-2 text-12 text-text-3">
          {hasNextPage && (
            <Button size="sm" busy={isFetchingNextPage && t("signIns.reading")} onClick={() => void fetchNextPage()}>
              {t("signIns.more")}
            </Button>
          )}
          <span>
            {t(hasNextPage ? "signIns.readSoFar" : "signIns.readAll", { count: records.length, n: count(records.length) })} {t("signIns.narrowed", { system: system.shortName })}
          </span>
        </div>
      )}
    </Panel>
  );
}

function Result({ of: { succeeded, outcome } }: { of: SignInRecord }) {
  const { t } = useWords("others");
  if (succeeded === true) return <StateWord state="active">{t("signIns.success")}</StateWord>;
  if (succeeded === false) return <StateWord state="failed">{t("signIns.failure")}</StateWord>;
  return outcome === null ? <Unreported /> : <span className="text-text-2">{outcome}</span>;
}

function Unreported() {
  const { t } = useWords("others");
  return <span className="font-sans text-13 text-text-3">{t("notReported")}</span>;
}
