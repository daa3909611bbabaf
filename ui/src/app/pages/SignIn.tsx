import { useNavigate, useParams } from "@tanstack/react-router";
import { useCallback } from "react";
import { MadeUpPeople, MailHint } from "@/features/sandbox";
import { SignInPage } from "@/features/sign-in";
import { useCodeOffer } from "../CodeOffer";
import { usePassword } from "../PasswordDoor";
import { usePlaceOf } from "../usePlaceOf";

export function SignIn() {
  const navigate = useNavigate();
  const placeOf = usePlaceOf();
  const { offered, take } = useCodeOffer();
  const { server } = useParams({ from: "/servers/$server/sign-in" });
  return (
    <SignInPage
      key={server}
      server={server}
      offered={offered}
      onOfferTaken={take}
      aside={(view, fill) => <MadeUpPeople server={view} onFill={fill} />}
      codeAside={({ mark }) => mark === "sandbox" && <MailHint />}
      onServers={() => void navigate({ to: "/servers" })}
      onSignedIn={useCallback((view) => void navigate(placeOf(view)), [navigate, placeOf])}
      onPassword={usePassword()}
      onKeys={(id) => void navigate({ to: "/keys", search: { server: id } })}
      onAccount={(id) => void navigate({ to: "/accounts/$server", params: { server: id } })}
    />
  );
}
