import { useEffect, useRef, useState, type SubmitEvent } from "react";
import { Button, Checkbox, FieldGroup, Note, Segmented, useNow } from "@/components";
import { useApp, useHost, type ServerId, type ServerView, type SystemView } from "@/ipc";
import { timeOfDay, useWords } from "@/words";
import { EndedNote } from "./EndedNote";
import { Failure, UNREACHED } from "./Failure";
import { Fields } from "./Fields";
import { keepWords } from "./keepWords";
import { useLock } from "./useLock";
import { Locked } from "./Locked";
import { useSignIn } from "./useSignIn";
import { useWrongWords } from "./useWrongWords";

interface SignInFormProps {
  server: ServerView;
  system: SystemView;
  /** Entries to begin with. */
  filled: { way: string; login: string; secret: string } | undefined;
  onSignedIn: (server: ServerView) => void;
  onKeys: (server: ServerId) => void;
  /** Asks for another password; `onChanged` is called once it is set. */
  onPassword: AskPassword;
}

/** Asks for another password of an account. */
export type AskPassword = (server: ServerId, login: string, onChanged: () => void) => void;

/** The first step. What is typed stays in this component and goes to the host only. */
export function SignInForm({ server, system, filled, onSignedIn, onKeys, onPassword }: SignInFormProps) {
  const { t } = useWords("signIn");
  const host = useHost();
  const now = useNow();
  const vault = useApp().data?.vault;
  const [wayId, setWayId] = useState(filled?.way ?? server.way);
  const way = system.ways.find(({ id }) => id === wayId) ?? system.ways[0];
  const [values, setValues] = useState<Record<string, string>>(() => startingValues(way, server, filled));
  const [keep, setKeep] = useState(true);
  const [renewed, setRenewed] = useState(false);
  const [missing, setMissing] = useState<string>();
  const signIn = useSignIn(host, server, system, onSignedIn);
  const lock = useLock(server, signIn.error);
  const keeping = keepWords(t, vault, way, system);
  const wrong = useWrongWords(server, system, way);
  const form = useRef<HTMLFormElement>(null);

  // The first thing that is still empty, or the password that was wrong.
  useEffect(() => {
    const inputs = [...(form.current?.querySelectorAll<HTMLInputElement>("input[data-entry]") ?? [])];
    const next = inputs.find((input) => input.value === "") ?? inputs[inputs.length - 1];
    next?.focus();
    if (signIn.error?.code === "wrong_credentials") next?.select();
  }, [way?.id, signIn.error]);

  if (!way) return null;
  const isUnreached = signIn.error !== undefined && UNREACHED.has(signIn.error.code);
  const offersPassword = system.capabilities.some(({ power }) => power === "change_password");
  const others = system.ways.filter(({ id }) => id !== way.id);

  function choose(id: string) {
    setWayId(id);
    setValues({});
    setMissing(undefined);
    signIn.clear();
  }

  function startOver() {
    setValues({});
    signIn.clear();
    form.current?.querySelector<HTMLInputElement>("input[data-entry]")?.focus();
  }

  function setPassword() {
    const login = way?.fields.find(({ kind }) => kind === "text" || kind === "email")?.name ?? "";
    const secret = way?.fields.find(({ kind }) => kind === "password")?.name ?? "";
    onPassword(server.id, (values[login] ?? "").trim(), () => {
      setValues((now) => ({ ...now, [secret]: "" }));
      setRenewed(true);
      signIn.clear();
    });
  }

  async function submit(event?: SubmitEvent) {
    event?.preventDefault();
    if (lock.isOn || signIn.busy || !way) return;
    const empty = way.fields.find(({ name }) => (values[name] ?? "").trim() === "");
    setRenewed(false);
    setMissing(empty?.name);
    if (empty) {
      form.current?.querySelector<HTMLInputElement>(`input[name="${empty.name}"]`)?.focus();
      return;
    }
    await signIn.run(way, values, keep && keeping.possible);
  }

  return (
    <form ref={form} noValidate onSubmit={(event) => void submit(event)} className="mt-4 flex flex-col gap-4">
      {server.session.state === "needs_sign_in" && !signIn.error && <EndedNote session={server.session} />}
      {others.length > 0 && (
        <FieldGroup label={t("way")}>
          <Segmented wide label={t("way")} value={way.id} onChange={choose} options={system.ways.map(({ id, label }) => ({ value: id, label }))} />
        </FieldGroup>
      )}
      <Fields
        way={way}
        known={server.known}
        values={values}
        onChange={setValues}
        missing={missing}
        wrong={signIn.error?.code === "wrong_credentials" ? wrong : undefined}
      />
      <Checkbox checked={keep && keeping.possible} onChange={setKeep} detail={keeping.words} offBecause={keeping.possible ? undefined : keeping.words} name="keep">
        {t("keep.label")}
      </Checkbox>
      {lock.isOn ? (
        <Locked system={system} lock={lock} onTry={() => void submit()} />
      ) : (
        <>
          {renewed && <Note icon="ok">{t("expired.renewed")}</Note>}
          <Failure error={signIn.error} system={system} way={way} onWay={choose} onPassword={offersPassword ? setPassword : undefined} />
          <div className="flex gap-2">
            <Button kind="primary" size="lg" wide type="submit" keys={["Enter"]} busy={signIn.busy && t("signingIn")}>
              {isUnreached ? t("reach.tryAgain") : t("submit")}
            </Button>
            {signIn.busy && (
              <Button size="lg" onClick={signIn.stop}>
                {t("stop")}
              </Button>
            )}
          </div>
          {signIn.error?.code === "password_expired" && (
            <Button kind="ghost" wide onClick={startOver}>
              {t("expired.another")}
            </Button>
          )}
          {isUnreached && server.asOf !== null && (
            <Button kind="ghost" wide onClick={() => onKeys(server.id)}>
              {t("reach.work", { time: timeOfDay(server.asOf, now) })}
            </Button>
          )}
        </>
      )}
    </form>
  );
}

function startingValues(way: SystemView["ways"][number] | undefined, server: ServerView, filled: SignInFormProps["filled"]): Record<string, string> {
  const login = way?.fields.find(({ kind }) => kind === "text" || kind === "email")?.name;
  const secret = way?.fields.find(({ kind }) => kind === "password" || kind === "token")?.name;
  const who = filled?.login ?? ("who" in server.session ? server.session.who : server.known[0]);
  return {
    ...(login !== undefined && who !== undefined ? { [login]: who } : {}),
    ...(secret !== undefined && filled ? { [secret]: filled.secret } : {}),
  };
}
