import { Field as Base } from "@base-ui/react/field";
import { clsx } from "clsx";
import type { Ref, TextareaHTMLAttributes } from "react";

export interface TextAreaProps extends Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, "disabled" | "defaultValue" | "value"> {
  value?: string | undefined;
  defaultValue?: string | undefined;
  ref?: Ref<HTMLTextAreaElement> | undefined;
}

export function TextArea({ rows = 2, className, ref, ...rest }: TextAreaProps) {
  return (
    <Base.Control
      render={
        <textarea
          {...rest}
          ref={ref}
          rows={rows}
          className={clsx(
            "ring-edge w-full resize-none rounded-5 border border-control bg-raised px-2.5 py-1.75 text-text select-text aria-invalid:not-focus:border-ink aria-invalid:not-focus:inset-shadow-ink",
            className,
          )}
        />
      }
    />
  );
}
