import { useNavigate } from "@tanstack/react-router";
import { createContext, useCallback, useContext, useMemo, useState, type ReactNode } from "react";
import { BulkDialog, BulkEnd, EndDialog } from "@/features/bulk";
import { CreateKeyDialog } from "@/features/create-key";
import { RevokeDialog } from "@/features/revoke";
import { SecretDialog } from "@/features/secret";
import type { ManyDeed } from "@/features/keys";
import { UnfinishedDialog } from "@/features/unfinished";
import { useHost, type BulkRequest, type BulkSelection, type BulkView, type CreatedKeyView, type KeyRowView, type OperationId, type ServerId } from "@/ipc";
import { useVaultDoor } from "./VaultDoor";

type Work =
  | { kind: "create"; server: ServerId | undefined }
  | { kind: "secret"; created: CreatedKeyView; again: boolean }
  | { kind: "revoke"; key: KeyRowView }
  | { kind: "end"; selection: BulkSelection; size: number }
  | { kind: "bulk"; of: BulkRequest | BulkView }
  | { kind: "unfinished" };

interface Begin {
  create: (server?: ServerId) => void;
  revoke: (key: KeyRowView) => void;
  /** Does something to several keys, after a preview. */
  many: (deed: ManyDeed, selection: BulkSelection, size: number) => void;
  /** Asks about a bulk that was prepared. */
  start: (draft: BulkView) => void;
  /** Shows what is unfinished. */
  finish: () => void;
}

interface Standing extends Begin {
  /** The creation whose secret is on screen. */
  finishing: OperationId | undefined;
}

const BeginContext = createContext<Standing>({ create: () => {}, revoke: () => {}, many: () => {}, start: () => {}, finish: () => {}, finishing: undefined });

/** The dialogs about keys. They stand over every page, one at a time, because one leads to the next. */
export function KeyWork({ children }: { children: ReactNode }) {
  const [work, setWork] = useState<Work>();
  const host = useHost();
  const navigate = useNavigate();
  const [started, setStarted] = useState<readonly OperationId[]>([]);
  const onStarted = useCallback(
    ({ id }: BulkView) => {
      setStarted((now) => [...now, id]);
      setWork(undefined);
      void navigate({ to: "/operations/$operation", params: { operation: id } });
    },
    [navigate],
  );
  const onEnd = useCallback((ended: OperationId) => setStarted((now) => now.filter((id) => id !== ended)), []);
  // Undone at once where it was offered as an undo; what cannot be is said on the page of what was done.
  const onUndo = useCallback(
    (id: OperationId) =>
      void host
        .bulkUndo(id)
        .then((draft) => host.bulkStart(draft.id))
        .then(onStarted, () => void navigate({ to: "/operations/$operation", params: { operation: id } })),
    [host, navigate, onStarted],
  );
  const begin = useMemo<Begin>(
    () => ({
      create: (server) => setWork({ kind: "create", server }),
      revoke: (key) => setWork({ kind: "revoke", key }),
      many: (deed, selection, size) => setWork(deed === "change_expiry" ? { kind: "end", selection, size } : { kind: "bulk", of: { deed: { deed }, selection } }),
      start: (draft) => setWork({ kind: "bulk", of: draft }),
      finish: () => setWork({ kind: "unfinished" }),
    }),
    [],
  );
  const finishing = work?.kind === "secret" ? work.created.operation : undefined;
  return (
    <BeginContext value={useMemo(() => ({ ...begin, finishing }), [begin, finishing])}>
      {children}
      {work && <Current work={work} begin={begin} onWork={setWork} onStarted={onStarted} />}
      {started.map((id) => (
        <BulkEnd key={id} operation={id} onUndo={onUndo} onEnd={onEnd} />
      ))}
    </BeginContext>
  );
}

/** Begins work on keys, from wherever one is. */
export function useKeyWork(): Standing {
  return useContext(BeginContext);
}

interface CurrentProps {
  work: Work;
  begin: Begin;
  onWork: (work: Work | undefined) => void;
  onStarted: (bulk: BulkView) => void;
}

function Current({ work, begin, onWork, onStarted }: CurrentProps) {
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
    case "end":
      return <EndDialog size={work.size} onClose={close} onChosen={(end) => onWork({ kind: "bulk", of: { deed: { deed: "change_expiry", end }, selection: work.selection } })} />;
    case "bulk":
      return <BulkDialog key={"id" in work.of ? work.of.id : "new"} of={work.of} onClose={close} onStarted={onStarted} onSignIn={signIn} />;
    case "unfinished":
      return (
        <UnfinishedDialog
          onClose={close}
          onChoose={(created) => onWork({ kind: "secret", created, again: true })}
          onRevoke={begin.revoke}
          onCreate={begin.create}
          onSignIn={signIn}
          onRotation={(rotation) => {
            close();
            void navigate({ to: "/rotations/$rotation", params: { rotation } });
          }}
          onBulk={(operation) => {
            close();
            void navigate({ to: "/operations/$operation", params: { operation } });
          }}
        />
      );
  }
}
