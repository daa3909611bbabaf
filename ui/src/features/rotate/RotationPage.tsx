import { useCallback, useState, type ReactNode } from "react";
import { Button, EmptyState, Icon, Note, Page, Skeleton } from "@/components";
import { ErrorNote } from "@/errors";
import { errorOf, useRotation, useServer, type ErrorView, type OperationId, type RotationView, type SecretChoice, type ServerId } from "@/ipc";
import { useWords } from "@/words";
import { Beside } from "./Beside";
import { Columns } from "./layout";
import { Progress } from "./Progress";
import { RotationFoot } from "./RotationFoot";
import { Steps } from "./Steps";
import { USUAL, type RetireChoice } from "./steps/retirement";
import { useMoves } from "./useMoves";

export interface RotationPageProps {
  rotation: OperationId;
  /** Links before the title. */
  trail: (name: string) => readonly ReactNode[];
  /** It is left as it stands, or over. */
  onKeys: () => void;
  onSignIn: (server: ServerId) => void;
  onUnlock: () => void;
}

/** A rotation from the making of the successor to the end of the old key. It can be left and taken up at each step. */
export function RotationPage({ rotation: id, trail, onKeys, onSignIn, onUnlock }: RotationPageProps) {
  const { t } = useWords("rotate");
  const { data, error, refetch } = useRotation(id);
  if (data) return <Loaded rotation={data} trail={trail(data.old.name)} onKeys={onKeys} onSignIn={onSignIn} onUnlock={onUnlock} />;
  return (
    <Page title={t("title.plan")} trail={trail("")}>
      {error === null ? (
        <Skeleton width={320} />
      ) : error.code === "no_such_operation" ? (
        <EmptyState title={t("gone")} action={<Button onClick={onKeys}>{t("back")}</Button>}>
          {t("goneBody")}
        </EmptyState>
      ) : (
        <ErrorNote error={error.view} on={{ retry: () => void refetch(), signIn: onKeys }} />
      )}
    </Page>
  );
}

type LoadedProps = Omit<RotationPageProps, "rotation" | "trail"> & { rotation: RotationView; trail: readonly ReactNode[] };

function Loaded({ rotation, trail, onKeys, onSignIn, onUnlock }: LoadedProps) {
  const { t } = useWords("rotate");
  const { server, system } = useServer(rotation.server);
  const moves = useMoves(rotation);
  const [copied, setCopied] = useState(false);
  const [failed, setFailed] = useState<ErrorView>();
  const [secret, setSecret] = useState<SecretChoice>("remove");
  const [choosing, setChoosing] = useState(false);
  const revokes = system?.capabilities.some(({ power }) => power === "revoke_key") ?? true;
  const [wanted, setWanted] = useState<RetireChoice>(USUAL);
  const choice: RetireChoice = revokes || wanted.how === "expire" || wanted.how === "keep" ? wanted : { ...wanted, how: rotation.old.expires === null ? "keep" : "expire" };
  const onCopied = useCallback(() => {
    setCopied(true);
    setFailed(undefined);
  }, []);
  const onFail = useCallback((thrown: unknown) => setFailed(errorOf(thrown)), []);
  const isOver = rotation.state === "done" || rotation.state === "stopped";
  const error = moves.error ?? failed;
  return (
    <Page
      fill
      title={t(`title.${rotation.mode}`)}
      trail={trail}
      actions={!isOver && <Button onClick={onKeys}>{t("later")}</Button>}
      dock={
        <RotationFoot
          of={rotation}
          system={system}
          moves={moves}
          how={copied ? "copied" : "confirmed"}
          secret={secret}
          retire={choice}
          choosing={choosing}
          onRetired={() => setChoosing(false)}
          onDone={onKeys}
        />
      }
    >
      <Progress of={rotation} />
      <Columns aside={<Beside old={rotation.old} new={rotation.new} system={system} />}>
        <div role="status">
          {rotation.live === "unknown" || rotation.live === "none" ? (
            <Note tone="ink">{t(`live.${rotation.live}`)}</Note>
          ) : (
            <p className="flex items-center gap-2 font-medium">
              <Icon name="key" className="text-text-2" />
              {t(`live.${rotation.live}`)}
            </p>
          )}
        </div>
        <Steps
          of={rotation}
          system={system}
          serverName={server?.name ?? ""}
          signedIn={server?.session.state === "signed_in" || server?.session.state === "renewing"}
          moves={moves}
          hand={{ choice: secret, onChoice: setSecret, onCopied, onFail }}
          retire={{ choice, onChoice: setWanted, choosing, onChoose: () => setChoosing(true) }}
          onSignIn={onSignIn}
        />
        {error && <ErrorNote error={error} on={{ signIn: () => onSignIn(rotation.server), unlock: onUnlock, look: () => void moves.look.run() }} />}
      </Columns>
    </Page>
  );
}
