import { Input } from "@base-ui/react/input";
import { clsx } from "clsx";
import type { InputHTMLAttributes, ReactNode, Ref } from "react";
import { Icon, type IconName } from "../icon";
import { BOX, BOX_SIZE, type BoxSize } from "./box";

export interface TextInputProps extends Omit<InputHTMLAttributes<HTMLInputElement>, "size" | "disabled" | "value" | "defaultValue"> {
  value?: string | number | undefined;
  defaultValue?: string | number | undefined;
  icon?: IconName | undefined;
  /** Stands inside the edge, after the text: a state such as "free", a unit, or a button. */
  after?: ReactNode | undefined;
  boxSize?: BoxSize | undefined;
  /** Keys, ids and fingerprints. */
  mono?: boolean | undefined;
  ref?: Ref<HTMLInputElement> | undefined;
}

/** One line of text; also dates and times through `type`. Read-only shows a lock. */
export function TextInput({ icon, after, boxSize = "md", mono = false, className, readOnly, ...rest }: TextInputProps) {
  return (
    <span className={clsx(BOX, BOX_SIZE[boxSize], className)}>
      {icon && <Icon name={icon} className="text-text-3" />}
      <Input {...rest} readOnly={readOnly} className={clsx("min-w-0 flex-1 truncate bg-transparent outline-none", mono && "font-mono text-12")} />
      {after && <span className="flex flex-none items-center gap-1 text-12 text-text-3">{after}</span>}
      {readOnly === true && <Icon name="lock" size={14} className="text-text-3" />}
    </span>
  );
}
