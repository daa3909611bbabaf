import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { useCallback } from "react";
import { PlanPage, RotationPage } from "@/features/rotate";
import { useWords } from "@/words";
import { useAgain } from "../AgainDoor";
import { useVaultDoor } from "../VaultDoor";

/** Keys, then the key that is replaced. */
function useTrail() {
  const { t } = useWords("app");
  return useCallback(
    (name: string) => [
      <Link key="keys" to="/keys">
        {t("nav.keys")}
      </Link>,
      ...(name === ""
        ? []
        : [
            <span key="name" className="max-w-60 truncate" title={name}>
              {name}
            </span>,
          ]),
    ],
    [t],
  );
}

export function Plan() {
  const navigate = useNavigate();
  const { server, key } = useParams({ from: "/servers/$server/keys/$key/rotate" });
  return (
    <PlanPage
      key={`${server}/${key}`}
      server={server}
      keyId={key}
      trail={useTrail()}
      onCancel={() => void navigate({ to: "/keys" })}
      // Back leads to the keys, not to a plan that is under way already.
      onRotation={useCallback((rotation) => void navigate({ to: "/rotations/$rotation", params: { rotation }, replace: true }), [navigate])}
      onSignIn={useAgain()}
    />
  );
}

export function OneRotation() {
  const navigate = useNavigate();
  const { rotation } = useParams({ from: "/rotations/$rotation" });
  return <RotationPage key={rotation} rotation={rotation} trail={useTrail()} onKeys={() => void navigate({ to: "/keys" })} onSignIn={useAgain()} onUnlock={useVaultDoor()} />;
}
