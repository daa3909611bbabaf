import { useNavigate, useParams } from "@tanstack/react-router";
import { usePassword } from "../PasswordDoor";
import { AccountPage, AccountsPage } from "@/features/account";

export function Accounts() {
  const navigate = useNavigate();
  return <AccountsPage onOpen={(server) => void navigate({ to: "/accounts/$server", params: { server } })} />;
}

export function OneAccount() {
  const navigate = useNavigate();
  const password = usePassword();
  const { server } = useParams({ from: "/accounts/$server" });
  return (
    <AccountPage
      server={server}
      onAccounts={() => void navigate({ to: "/accounts" })}
      onSignIn={(id) => void navigate({ to: "/servers/$server/sign-in", params: { server: id } })}
      onOthers={(id) => void navigate({ to: "/servers/$server/accounts", params: { server: id } })}
      onPassword={password}
      onKeys={(id) => void navigate({ to: "/keys", search: { server: id } })}
    />
  );
}
