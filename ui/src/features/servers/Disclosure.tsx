import { Collapsible } from "@base-ui/react/collapsible";
import type { ReactNode } from "react";
import { Icon, type IconName } from "@/components";

interface DisclosureProps {
  title: string;
  icon: IconName;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  children: ReactNode;
}

/** A part of a form that most people leave closed. */
export function Disclosure({ title, icon, open, onOpenChange, children }: DisclosureProps) {
  return (
    <Collapsible.Root {...(open === undefined ? {} : { open })} {...(onOpenChange && { onOpenChange: (next: boolean) => onOpenChange(next) })}>
      <Collapsible.Trigger className="group/open -mx-1 flex h-6.5 items-center gap-1.5 rounded-5 px-1 text-12 font-medium text-text-2 hover:text-text">
        <Icon name="chevronRight" size={14} className="group-data-panel-open/open:rotate-90" />
        <Icon name={icon} size={14} className="text-text-3" />
        {title}
      </Collapsible.Trigger>
      <Collapsible.Panel className="flex flex-col gap-3 pt-2 pl-5">{children}</Collapsible.Panel>
    </Collapsible.Root>
  );
}
