import { useNavigate, useSearch } from "@tanstack/react-router";
import { Suspense, useCallback } from "react";
import { AddServerDrawer, ServersPage } from "@/features/servers";
import { usePlaceOf } from "../usePlaceOf";

export function Servers() {
  const navigate = useNavigate();
  const placeOf = usePlaceOf();
  const { add = false } = useSearch({ from: "/servers" });
  const signIn = useCallback((server: string) => void navigate({ to: "/servers/$server/sign-in", params: { server } }), [navigate]);
  return (
    <ServersPage
      onOpen={(server) => void navigate(placeOf(server))}
      onSignIn={signIn}
      onAdd={useCallback(() => void navigate({ to: "/servers", search: { add: true } }), [navigate])}
      drawer={<Suspense>{add && <AddServerDrawer onClose={() => void navigate({ to: "/servers" })} onAdded={({ id }) => signIn(id)} />}</Suspense>}
    />
  );
}
