import { useCallback, useEffect, useRef, useState, type ReactNode } from "react";
import { Because, Button, ChoiceList, CodeBoxes, Note, useNow, type CodeBoxesHandle } from "@/components";
import { ErrorNote } from "@/errors";
import { useAction, useHost, type ServerView, type SystemView } from "@/ipc";
import { useWords } from "@/words";
import type { OfferedCode } from "../SignInPage";
import { CodeAside } from "./CodeAside";
import { CodeClock } from "./CodeClock";
import { CodeHead } from "./CodeHead";
import type { Waiting } from "./channel";
import { useConfirm } from "./useConfirm";

interface CodeStepProps {
  server: ServerView;
  system: SystemView;
  session: Waiting;
  /** A code chosen elsewhere. */
  offered: OfferedCode | undefined;
  onOfferTaken: (() => void) | undefined;
  aside: ReactNode;
  onSignedIn: (server: ServerView) => void;
}

const LENGTH = 6;

/** The second factor: six digits that confirm themselves, the time they have, and the ways back. */
export function CodeStep({ server, system, session, offered, onOfferTaken, aside, onSignedIn }: CodeStepProps) {
  const { t } = useWords("signIn");
  const host = useHost();
  const now = useNow(1000);
  const boxes = useRef<CodeBoxesHandle>(null);
  const [code, setCode] = useState("");
  const confirm = useConfirm(server, system, onSignedIn);
  const abandon = useAction(() => host.sessionAbandon(server.id));
  const isOver = session.ends !== null && Date.parse(session.ends) <= now;
  const isShut = isOver || confirm.waitUntil !== undefined || confirm.isGone;

  const submit = useCallback(
    async (digits: string) => {
      if (isShut) return;
      if (!(await confirm.run(digits))) boxes.current?.clear();
    },
    [confirm, isShut],
  );

  const taken = useRef<number>(undefined);
  useEffect(() => {
    if (offered === undefined || taken.current === offered.choice) return;
    taken.current = offered.choice;
    onOfferTaken?.();
    setCode(offered.code);
    void submit(offered.code);
  }, [offered, onOfferTaken, submit]);

  useEffect(() => boxes.current?.clear(), []);

  const missing = LENGTH - code.length;
  const hint = isOver ? t("code.over") : confirm.waitUntil !== undefined ? t("code.blockedWhy", { system: system.shortName }) : missing > 0 ? t("code.more", { count: missing }) : undefined;
  const others = server.known.filter((name) => !name.includes("…"));
  return (
    <div className="flex justify-center gap-14 px-3 pt-6 wide:pt-12">
      <section aria-labelledby="enter-code" className="w-105 flex-none">
        <CodeHead system={system} session={session} />
        <div className="mt-5">
          <CodeBoxes ref={boxes} value={code} onChange={setCode} onComplete={(digits) => void submit(digits)} label={t("code.heading")} invalid={confirm.refused !== undefined && code === ""} busy={confirm.busy || isShut} describedBy="code-hint" />
        </div>
        <CodeClock session={session} server={server} />
        <div className="mt-5 flex items-center gap-2.5">
          <Button size="lg" kind={hint === undefined ? "primary" : "secondary"} className="w-33" busy={confirm.busy && t("code.confirming")} offBecauseId={hint === undefined ? undefined : "code-hint"} onClick={() => void submit(code)}>
            {t("code.confirm")}
          </Button>
          <span id="code-hint" className="text-12 text-text-3">
            {hint ?? t("code.ready")}
          </span>
        </div>
        <div role="alert" className="mt-3 empty:hidden">
          {confirm.refused && !confirm.error && code === "" && <Because icon="octagon">{t("code.wrong")}</Because>}
          {confirm.isGone && <Note tone="ink">{t("code.noCode", { system: system.shortName })}</Note>}
          {confirm.error && <ErrorNote error={confirm.error} />}
          {abandon.error && <ErrorNote error={abandon.error} />}
        </div>
        <hr className="mt-5.5 mb-3.5 border-line" />
        <ChoiceList
          look="plain"
          choices={[
            { id: "again", icon: "rotate", title: t("code.again"), detail: t("code.againWhy", { system: system.shortName }), busy: abandon.busy, onPick: () => void abandon.run() },
            { id: "another", icon: "user", title: t("code.another"), detail: others.length > 0 ? t("code.anotherWhy", { names: others.slice(0, 3).join(", ") }) : t("code.anotherNone"), onPick: () => void abandon.run() },
          ]}
        />
      </section>
      <CodeAside system={system} session={session} limit={confirm.limit} used={confirm.used} waitUntil={confirm.waitUntil} assumedWait={confirm.waitAssumed} refused={confirm.refused} onFree={confirm.free}>
        {aside}
      </CodeAside>
    </div>
  );
}
