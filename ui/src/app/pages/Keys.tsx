import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback } from "react";
import { useCreateOff } from "@/features/create-key";
import { KeysPage } from "@/features/keys";
import { useKeyWork } from "../KeyWork";
import { useVaultDoor } from "../VaultDoor";

export function Keys() {
  const navigate = useNavigate();
  const { server } = useSearch({ from: "/keys" });
  const { create, revoke, many } = useKeyWork();
  return (
    <KeysPage
      server={server}
      onServer={useCallback((id) => void navigate({ to: "/keys", search: { server: id } }), [navigate])}
      onCreate={useCallback(() => create(server), [create, server])}
      createOff={useCreateOff()}
      onRevoke={revoke}
      onRotate={useCallback((key) => void navigate({ to: "/servers/$server/keys/$key/rotate", params: { server: key.server, key: key.id } }), [navigate])}
      onMany={many}
      onSignIn={useCallback((id) => void navigate({ to: "/servers/$server/sign-in", params: { server: id } }), [navigate])}
      onAddServer={useCallback(() => void navigate({ to: "/servers", search: { add: true } }), [navigate])}
      onUnlock={useVaultDoor()}
    />
  );
}
