import { useNavigate, useParams } from "@tanstack/react-router";
import { useCallback } from "react";
import { LinkButton, StatusText } from "@/components";
import { JobStatus } from "@/features/bulk";
import { BackHome, SandboxMail } from "@/features/sandbox";
import { ClipboardStatus } from "@/features/secret";
import { VaultStatus } from "@/features/vault";
import { useApp, useServers, type AppView } from "@/ipc";
import { useWords } from "@/words";
import { useCodeOffer } from "./CodeOffer";
import { useLockNow } from "./LockDoor";
import { startOf } from "./startOf";
import { useVaultDoor } from "./VaultDoor";

/** What the status bar says on every page: how secrets are kept and, in the sandbox, where one is. */
export function WindowStatus() {
  const navigate = useNavigate();
  const openVault = useVaultDoor();
  const lock = useLockNow();
  const { t } = useWords("lock");
  const { offer } = useCodeOffer();
  const here = useParams({ strict: false }).server;
  const isSandbox = useApp().data?.profile.kind === "sandbox";
  const waiting = useServers().filter(({ session }) => session.state === "second_factor");
  const target = waiting.find(({ id }) => id === here) ?? waiting[0];
  // By what is open now: the view in the cache may be the sandbox's for another moment.
  const goHome = useCallback((app: AppView) => void navigate({ to: startOf(app) }), [navigate]);

  function use(server: string, code: string) {
    void navigate({ to: "/servers/$server/sign-in", params: { server } }).then(() => offer(code));
  }

  return (
    <>
      <StatusText>
        <VaultStatus onOpen={openVault} />
      </StatusText>
      <StatusText>
        <LinkButton quiet onClick={lock}>
          {t("now")}
        </LinkButton>
      </StatusText>
      <ClipboardStatus />
      <JobStatus onOpen={(operation) => void navigate({ to: "/operations/$operation", params: { operation } })} />
      {isSandbox && (
        <>
          <StatusText>
            <SandboxMail onUseCode={target && ((code) => use(target.id, code))} />
          </StatusText>
          <StatusText>
            <BackHome onHome={goHome} />
          </StatusText>
        </>
      )}
    </>
  );
}
