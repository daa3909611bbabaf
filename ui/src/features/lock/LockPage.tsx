import { useState, type ReactNode } from "react";
import { Icon, LinkButton, Logo, Note, useNow } from "@/components";
import type { LockedView, LockView } from "@/ipc";
import { timeSince, useWords } from "@/words";
import { UnlockForm } from "./UnlockForm";

export interface LockPageProps {
  lock: LockView;
  locked: LockedView;
  recover: (onBack: () => void) => ReactNode;
}

/** All that is on the screen while the program is locked: why, and how to open it. No name and no count. */
export function LockPage({ lock, locked, recover }: LockPageProps) {
  const { t } = useWords("lock");
  const [isRecovering, setRecovering] = useState(false);
  const now = useNow();
  const kept = keptBy(lock);
  const ago = timeSince(locked.since, now);
  return (
    <div className="grid h-full grid-rows-[minmax(0,1fr)_var(--foot)] bg-canvas">
      <main className="flex min-h-0 overflow-y-auto">
        <div className="m-auto w-90 max-w-full px-2 py-6">
          <Logo size={40} />
          <h1 className="mt-4 mb-1 text-20 font-semibold tracking-title">{t("page.title")}</h1>
          <p className="mb-5.5 text-text-2">
            {t(`page.${locked.reason}`, { ago })} {t(`page.hidden.${kept}`)}
          </p>
          {isRecovering ? recover(() => setRecovering(false)) : <UnlockForm vault={lock.vault} />}
          {!isRecovering && lock.recovery === "made" && (
            <p className="mt-3">
              <LinkButton onClick={() => setRecovering(true)}>{t("page.useCode")}</LinkButton>
            </p>
          )}
          {lock.clipboardHeld && (
            <div className="mt-4">
              <Note tone="ink" icon="copy" title={t("page.clipboard")} />
            </div>
          )}
          <p className="mt-5.5 flex items-start gap-2 border-t border-line pt-3.5 text-12 text-text-2">
            <Icon name="clock" size={14} className="mt-px flex-none" />
            {t("page.sessions")}
          </p>
        </div>
      </main>
      <footer className="flex items-center gap-1.5 border-t border-line px-3.5 text-12 text-text-2">
        <Icon name="lock" size={14} />
        {t(`page.status.${kept}`)}
      </footer>
    </div>
  );
}

function keptBy({ vault }: LockView): "keychain" | "passphrase" | "memory" {
  if (vault.state === "needs_passphrase") return "passphrase";
  return vault.state === "open" && vault.protection === "memory" ? "memory" : "keychain";
}
