import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useCallback } from "react";
import { AddServerDrawer, ServerPage, ServersPage } from "@/features/servers";
import { useDefinitionDoor } from "../DefinitionDoor";
import { usePlaceOf } from "../usePlaceOf";

export function Servers() {
  const navigate = useNavigate();
  const placeOf = usePlaceOf();
  const define = useDefinitionDoor();
  const { add = false } = useSearch({ from: "/servers" });
  const signIn = useCallback((server: string) => void navigate({ to: "/servers/$server/sign-in", params: { server } }), [navigate]);
  return (
    <ServersPage
      onOpen={(server) => void navigate(placeOf(server))}
      onSignIn={signIn}
      onDetails={useCallback((server) => void navigate({ to: "/servers/$server", params: { server } }), [navigate])}
      onAdd={useCallback(() => void navigate({ to: "/servers", search: { add: true } }), [navigate])}
      drawer={add && <AddServerDrawer onClose={() => void navigate({ to: "/servers" })} onAdded={({ id }) => signIn(id)} onOther={(onAdded) => define({ onAdded })} />}
    />
  );
}

export function OneServer() {
  const navigate = useNavigate();
  const { server } = useParams({ from: "/servers/$server" });
  return <ServerPage server={server} onServers={() => void navigate({ to: "/servers" })} />;
}
