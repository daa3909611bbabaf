import type { RotationStep, RotationView, ServerId, SystemView } from "@/ipc";
import { useWords } from "@/words";
import { CreateBody } from "./steps/CreateBody";
import { HandBody, type HandBodyProps } from "./steps/HandBody";
import { RetireBody, type RetireBodyProps } from "./steps/RetireBody";
import { StepItem } from "./steps/StepItem";
import { VerifyBody } from "./steps/VerifyBody";
import type { Moves } from "./useMoves";

export interface StepsProps {
  of: RotationView;
  system: SystemView | undefined;
  serverName: string;
  signedIn: boolean;
  moves: Moves;
  hand: Pick<HandBodyProps, "choice" | "onChoice" | "onCopied" | "onFail">;
  retire: Pick<RetireBodyProps, "choice" | "onChoice" | "choosing" | "onChoose">;
  onSignIn: (server: ServerId) => void;
}

/** The four steps in the order of this rotation. */
export function Steps({ of: rotation, system, serverName, signedIn, moves, hand, retire, onSignIn }: StepsProps) {
  const { t } = useWords("rotate");
  const body = (step: RotationStep, now: boolean) => {
    switch (step) {
      case "create":
        return <CreateBody of={rotation} now={now} />;
      case "hand_over":
        return <HandBody of={rotation} now={now} {...hand} />;
      case "verify":
        return <VerifyBody of={rotation} now={now} moves={moves} />;
      case "retire":
        return <RetireBody of={rotation} now={now} system={system} serverName={serverName} signedIn={signedIn} moves={moves} onSignIn={onSignIn} {...retire} />;
    }
  };
  return (
    <ol>
      {rotation.steps.map((each, index) => {
        const now = each.step === rotation.next && rotation.state !== "stopped";
        const isSet = each.step === "retire" && rotation.state === "scheduled";
        return (
          <StepItem
            key={each.step}
            of={each}
            server={rotation.server}
            place={index + 1}
            title={t(each.step === "retire" && rotation.effect === "deletes" ? "step.delete" : `step.${each.step}`)}
            now={now}
            says={isSet ? t(rotation.overdue ? "state.overdue" : "state.scheduled") : undefined}
            known={each.step === "create" && each.state === "unknown" && rotation.new !== null}
            last={index === rotation.steps.length - 1}
          >
            {body(each.step, now)}
          </StepItem>
        );
      })}
    </ol>
  );
}
