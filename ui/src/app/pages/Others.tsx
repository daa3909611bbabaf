import { useNavigate, useParams } from "@tanstack/react-router";
import { OtherAccountPage, OtherAccountsPage } from "@/features/others";

export function Others() {
  const navigate = useNavigate();
  const { server } = useParams({ from: "/servers/$server/accounts" });
  return (
    <OtherAccountsPage
      server={server}
      onOpen={(account) => void navigate({ to: "/servers/$server/accounts/$account", params: { server, account } })}
      onSignIn={(id) => void navigate({ to: "/servers/$server/sign-in", params: { server: id } })}
      onServers={() => void navigate({ to: "/servers" })}
    />
  );
}

export function OneOther() {
  const navigate = useNavigate();
  const { server, account } = useParams({ from: "/servers/$server/accounts/$account" });
  return (
    <OtherAccountPage
      server={server}
      account={account}
      onList={() => void navigate({ to: "/servers/$server/accounts", params: { server } })}
      onSignIn={(id) => void navigate({ to: "/servers/$server/sign-in", params: { server: id } })}
      onServers={() => void navigate({ to: "/servers" })}
    />
  );
}
