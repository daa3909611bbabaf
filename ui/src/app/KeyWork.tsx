import { useNavigate } from "@tanstack/react-router";
import { createContext, Suspense, useContext, useMemo, useState, type ReactNode } from "react";
import { CreateKeyDialog } from "@/features/create-key";
import { RevokeDialog } from "@/features/revoke";
import { SecretDialog } from "@/features/secret";
import { UnfinishedDialog } from "@/features/unfinished";
import type { CreatedKeyView, KeyRowView, OperationId, ServerId } from "@/ipc";
import { useVaultDoor } from "./VaultDoor";

type Work =
  | { kind: "create"; server: ServerId | undefined }
  | { kind: "secret"; created: CreatedKeyView; again: boolean }
  | { kind: "revoke"; key: KeyRowView }
  | { kind: "unfinished" };

interface Begin {
  create: (server?: ServerId) => void;
  revoke: (key: KeyRowView) => void;
  /** Shows what is unfinished. */
  finish: () => void;
}

interface Standing extends Begin {
  /** The creation whose secret is on screen. */
  finishing: OperationId | undefined;
}

const BeginContext = createContext<Standing>({ create: () => {}, revoke: () => {}, finish: () => {}, finishing: undefined });

/** The dialogs about keys. They stand over every page, one at a time, because one leads to the next. */
export function KeyWork({ children }: { children: ReactNode }) {
  const [work, setWork] = useState<Work>();
  const begin = useMemo<Begin>(
    () => ({
      create: (server) => setWork({ kind: "create", server }),
      revoke: (key) => setWork({ kind: "revoke", key }),
      finish: () => setWork({ kind: "unfinished" }),
    }),
    [],
  );
  const finishing = work?.kind === "secret" ? work.created.operation : undefined;
  return (
    <BeginContext value={useMemo(() => ({ ...begin, finishing }), [begin, finishing])}>
      {children}
      <Suspense>{work && <Current work={work} begin={begin} onWork={setWork} />}</Suspense>
    </BeginContext>
  );
}

/** Begins work on keys, from wherever one is. */
export function useKeyWork(): Standing {
  return useContext(BeginContext);
}

function Current({ work, begin, onWork }: { work: Work; begin: Begin; onWork: (work: Work | undefined) => void }) {
  const navigate = useNavigate();
  const unlock = useVaultDoor();
  const close = () => onWork(undefined);
  const signIn = (server: ServerId) => {
    close();
    void navigate({ to: "/servers/$server/sign-in", params: { server } });
  };
  switch (work.kind) {
    case "create":
      return <CreateKeyDialog server={work.server} onClose={close} onCreated={(created) => onWork({ kind: "secret", created, again: false })} onLook={begin.finish} onSignIn={signIn} onUnlock={unlock} />;
    case "secret":
      return <SecretDialog created={work.created} again={work.again} onSettled={close} onLater={close} onUnlock={unlock} />;
    case "revoke":
      return <RevokeDialog of={work.key} onClose={close} onSignIn={signIn} />;
    case "unfinished":
      return (
        <UnfinishedDialog
          onClose={close}
          onChoose={(created) => onWork({ kind: "secret", created, again: true })}
          onRevoke={begin.revoke}
          onCreate={begin.create}
          onSignIn={signIn}
        />
      );
  }
}
