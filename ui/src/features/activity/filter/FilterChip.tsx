import { clsx } from "clsx";
import { useRef, type ReactNode } from "react";
import { Chip, Icon, Popover, type IconName } from "@/components";
import { useWords } from "@/words";

export interface FilterChipProps {
  icon?: IconName | undefined;
  /** What it is about: "Who". */
  name: string;
  /** What is chosen, or that everything is. */
  value: string;
  /** The value tells what it is about. */
  plain?: boolean | undefined;
  on: boolean;
  onClear: () => void;
  /** The choices. */
  children: ReactNode;
}

/** A filter that opens its choices below it, and can be taken off in one press while it is on. */
export function FilterChip({ icon, name, value, plain = false, on, onClear, children }: FilterChipProps) {
  const { t } = useWords("activity");
  const trigger = useRef<HTMLButtonElement>(null);
  return (
    <span className={clsx("inline-flex", on && !plain ? "min-w-14 shrink" : "flex-none")}>
      <Popover
        title={name}
        trigger={
          <Chip ref={trigger} icon={icon} on={on} opens={!on} aria-label={`${name}: ${value}`} title={on ? `${name}: ${value}` : undefined} className={clsx(on && "rounded-r-none border-r-0 pr-0.5", on && !plain && "max-w-48 min-w-0 shrink")}>
            {on ? (
              <>
                {!plain && <span className="text-text-2">{name}</span>}{" "}
                <span className="truncate font-medium">{value}</span>
              </>
            ) : (
              <>
                {name}{" "}
                <span className="text-text-3 @max-[940px]:hidden group-data-tight/filters:@max-[1100px]:hidden">{value}</span>
              </>
            )}
          </Chip>
        }
      >
        {children}
      </Popover>
      {on && (
        <button
          type="button"
          aria-label={t("filter.clearOne", { name })}
          title={t("filter.clearOne", { name })}
          onClick={() => {
            onClear();
            // The button goes with the filter; what it belongs to stays.
            trigger.current?.focus();
          }}
          className="grid h-6.5 w-6 flex-none place-items-center rounded-r-5 border border-l-0 border-accent-line bg-selected text-text-2 hover:text-text"
        >
          <Icon name="close" size={14} />
        </button>
      )}
    </span>
  );
}
