import { Icon } from "@/components";
import { useWords } from "@/words";
import type { NameState as State } from "./useNameTaken";

/** Inside the field: whether the name is free. */
export function NameState({ state }: { state: State }) {
  const { t } = useWords("createKey");
  return (
    <span role="status" className="flex items-center gap-1">
      {state === "free" && <Icon name="check" size={14} />}
      {state === "taken" && <Icon name="octagon" size={14} />}
      {state !== "unasked" && t(state)}
    </span>
  );
}
