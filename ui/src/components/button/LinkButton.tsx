import { clsx } from "clsx";
import type { ButtonHTMLAttributes, ReactNode, Ref } from "react";

export interface LinkButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, "disabled"> {
  /** Takes the colour of its surroundings and no line: a step of a trail, a fact in the status bar. */
  quiet?: boolean | undefined;
  ref?: Ref<HTMLButtonElement> | undefined;
  children: ReactNode;
}

/** An action inside running text, looking like a link. */
export function LinkButton({ quiet = false, className, type = "button", children, ...rest }: LinkButtonProps) {
  return (
    <button {...rest} type={type} className={clsx("rounded-3 whitespace-nowrap hover:text-text", quiet ? "text-current" : "text-accent-text underline decoration-1 underline-offset-2", className)}>
      {children}
    </button>
  );
}
