import { clsx } from "clsx";
import type { KeyboardEvent, Ref } from "react";
import { useWords } from "@/words";
import { IconButton } from "../button";
import { Icon } from "../icon";
import { Kbd } from "../mark/Kbd";
import { BOX, BOX_SIZE } from "./box";

export interface SearchInputProps {
  /** Its accessible name; the placeholder is the same words. */
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** The field is left: what was typed counts from now on, so that nothing is done with what it has not narrowed yet. */
  onSettle?: (() => void) | undefined;
  /** The key that moves here, shown while the field is empty. */
  keys?: readonly string[] | undefined;
  className?: string | undefined;
  /** Down and Enter leave the field for the list below. */
  onLeave?: (() => void) | undefined;
  ref?: Ref<HTMLInputElement> | undefined;
}

/** A filter of the list below it. Esc empties it first and leaves it second. */
export function SearchInput({ label, value, onChange, onSettle, keys, className, onLeave, ref }: SearchInputProps) {
  const { t } = useWords("components");

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key === "Escape" && value !== "") {
      event.stopPropagation();
      onChange("");
    } else if (onLeave && (event.key === "ArrowDown" || event.key === "Enter" || event.key === "Escape")) {
      event.preventDefault();
      event.stopPropagation();
      onLeave();
    }
  }

  return (
    <span className={clsx(BOX, BOX_SIZE.bar, className)}>
      <Icon name="search" className="text-text-3" />
      <input
        ref={ref}
        type="search"
        aria-label={label}
        placeholder={label}
        value={value}
        spellCheck={false}
        onChange={(event) => onChange(event.target.value)}
        onBlur={onSettle}
        onKeyDown={onKeyDown}
        className="min-w-0 flex-1 truncate bg-transparent outline-none"
      />
      {value === "" ? keys && <Kbd keys={keys} /> : <IconButton icon="close" label={t("clear")} size="xs" className="-mr-1.5" onClick={() => onChange("")} />}
    </span>
  );
}
