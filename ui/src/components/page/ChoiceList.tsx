import { clsx } from "clsx";
import { Icon, type IconName } from "../icon";
import { Kbd } from "../mark/Kbd";

export interface Choice {
  id: string;
  icon: IconName;
  title: string;
  detail: string;
  keys?: readonly string[] | undefined;
  busy?: boolean | undefined;
  onPick: () => void;
}

export interface ChoiceListProps {
  choices: readonly Choice[];
  /** framed: large, the first one is the main way. plain: quiet rows under a form. */
  look?: "framed" | "plain" | undefined;
}

/** Ways to go on, each with a line of explanation. */
export function ChoiceList({ choices, look = "framed" }: ChoiceListProps) {
  const framed = look === "framed";
  return (
    <div className={clsx(framed && "divide-y divide-line rounded-8 border border-line-2 bg-raised")}>
      {choices.map((choice, place) => (
        <button
          key={choice.id}
          type="button"
          aria-busy={choice.busy || undefined}
          onClick={choice.busy ? undefined : choice.onPick}
          className={clsx("flex w-full items-center text-left hover:bg-hover", framed ? "gap-3.5 px-3.5 py-3.25 first:rounded-t-8 last:rounded-b-8 focus-visible:-outline-offset-1" : "gap-3 rounded-5 py-1")}
        >
          {framed ? (
            <span className={clsx("grid size-8 flex-none place-items-center rounded-[6px]", place === 0 ? "bg-accent text-on-accent" : "bg-sunken text-text-2")}>
              <Icon name={choice.busy ? "rotate" : choice.icon} className={choice.busy ? "animate-turn" : ""} />
            </span>
          ) : (
            <Icon name={choice.icon} className="text-text-2" />
          )}
          <span className="min-w-0 flex-1">
            <span className={clsx("block", framed && "font-semibold")}>{choice.title}</span>
            <span className={clsx("block", framed ? "text-text-2" : "text-12 text-text-3")}>{choice.detail}</span>
          </span>
          {choice.keys && <Kbd keys={choice.keys} />}
          <Icon name="chevronRight" className="text-text-3" />
        </button>
      ))}
    </div>
  );
}
