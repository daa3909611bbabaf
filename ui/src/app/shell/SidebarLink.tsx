import { createLink } from "@tanstack/react-router";
import { clsx } from "clsx";
import type { AnchorHTMLAttributes, ReactNode, Ref } from "react";
import { Tooltip } from "@/components";

interface RowProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, "title"> {
  /** An icon or a monogram. */
  mark: ReactNode;
  label: string;
  /** At the end: a count or the state of a session. */
  end?: ReactNode | undefined;
  folded: boolean;
  /** More than the label, for the tooltip of the rail and for screen readers. */
  about?: string | undefined;
  ref?: Ref<HTMLAnchorElement> | undefined;
}

function Row({ mark, label, end, folded, about, className, ...rest }: RowProps) {
  const link = (
    <a
      {...rest}
      draggable={false}
      aria-label={folded ? (about ?? label) : undefined}
      className={clsx(
        "flex h-7.5 w-full items-center gap-2.5 rounded-5 text-text-2 no-underline hover:bg-press hover:text-text aria-[current=page]:bg-press aria-[current=page]:font-medium aria-[current=page]:text-text",
        folded ? "justify-center" : "px-2",
        className,
      )}
    >
      {mark}
      {!folded && <span className="min-w-0 flex-1 truncate">{label}</span>}
      {!folded && end !== undefined && <span className="ml-auto flex-none text-12 font-normal text-text-3">{end}</span>}
    </a>
  );
  return (
    <Tooltip words={about ?? label} side="right" disabled={!folded && about === undefined}>
      {link}
    </Tooltip>
  );
}

/** A row of the sidebar; takes the router's own `to`, `params` and `search`. */
export const SidebarLink = createLink(Row);
