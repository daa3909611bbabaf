import { AssumedMark, Button, LinkButton, Note } from "@/components";
import { ErrorNote } from "@/errors";
import type { ErrorCode, ErrorView, SystemView, WayView } from "@/ipc";
import { useWords } from "@/words";

/** Failures that mean the server was not reached: another try makes sense, and the saved list can be used meanwhile. */
export const UNREACHED: ReadonlySet<ErrorCode> = new Set<ErrorCode>(["unknown_host", "connection_refused", "timed_out", "connection_broken", "server_fault"]);

interface FailureProps {
  error: ErrorView | undefined;
  system: SystemView;
  way: WayView;
  onWay: (way: string) => void;
  /** Asks for a new password; absent where the system documents no way. */
  onPassword: (() => void) | undefined;
}

/** Why the sign-in failed, and the ways on. */
export function Failure({ error, system, way, onWay, onPassword }: FailureProps) {
  const { t } = useWords("signIn");
  const other = system.ways.find(({ id }) => id !== way.id);
  if (!error) return null;
  if (error.code === "cancelled") return <Note>{t("stopped")}</Note>;
  if (error.code === "wrong_credentials")
    return (
      <div className="flex items-center gap-2 empty:hidden">
        {other && <LinkButton onClick={() => onWay(other.id)}>{t("wrong.insteadOf", { label: other.label })}</LinkButton>}
        {system.attempts.signIn?.assumed && <AssumedMark why={t("wrong.assumedWhy")} />}
      </div>
    );
  if (error.code === "password_expired")
    return (
      <>
        <Note tone="ink" icon="key" alert title={t("expired.title")}>
          {t(onPassword ? "expired.bodyHere" : "expired.body", { system: system.shortName })}
        </Note>
        {onPassword && (
          <Button wide onClick={onPassword}>
            {t("expired.set")}
          </Button>
        )}
      </>
    );
  if (error.code === "input_or_second_factor")
    return (
      <>
        <Note tone="ink" alert title={t("either.title")}>
          {other && t("either.body", { system: system.shortName, label: other.label.toLowerCase() })}
        </Note>
        {other && (
          <Button wide onClick={() => onWay(other.id)}>
            {t("either.use", { label: other.label.toLowerCase() })}
          </Button>
        )}
      </>
    );
  return <ErrorNote error={error} />;
}
