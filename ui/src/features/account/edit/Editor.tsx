import { Select, Switch, TextInput } from "@/components";
import { useState } from "react";
import type { Setting } from "@/ipc";
import { useWords, zoneName } from "@/words";
import { instantOf, isOn, localOf } from "./entry";

interface EditorProps {
  setting: Setting;
  value: string;
  onEnter: (value: string) => void;
}

/** What a setting is changed with, by its type. */
export function Editor({ setting, value, onEnter }: EditorProps) {
  const { t } = useWords("account");
  const { kind, name } = setting;
  switch (kind) {
    case "bool":
      return (
        <span className="flex items-center gap-2.5">
          <Switch label={name} checked={isOn(value)} onChange={(on) => onEnter(String(on))} />
          <span className="w-6">{isOn(value) ? t("settings.on") : t("settings.off")}</span>
        </span>
      );
    case "int":
    case "number":
      return <TextInput aria-label={name} value={value} inputMode={kind === "int" ? "numeric" : "decimal"} autoComplete="off" boxSize="sm" onChange={(event) => onEnter(event.target.value)} className="w-24 [&_input]:text-right" />;
    case "day":
      return <TextInput aria-label={name} type="date" value={value} boxSize="sm" onChange={(event) => onEnter(event.target.value)} className="w-38" />;
    case "time":
      return (
        <TextInput
          aria-label={name}
          type="datetime-local"
          value={localOf(value)}
          boxSize="sm"
          after={value === "" ? undefined : zoneName(value).replace(/ \(.*$/, "")}
          onChange={(event) => onEnter(instantOf(event.target.value))}
          className="w-60"
        />
      );
    case "choice":
      return <ChoiceEditor setting={setting} value={value} onEnter={onEnter} />;
    case "text":
      return <TextInput aria-label={name} value={value} autoComplete="off" spellCheck={false} boxSize="sm" onChange={(event) => onEnter(event.target.value)} className="w-46" />;
  }
}

/** One of the server's values, or another one where the server takes it. */
function ChoiceEditor({ setting: { name, choices, open }, value, onEnter }: EditorProps) {
  const { t } = useWords("account");
  const [typing, setTyping] = useState(false);
  const known = choices.includes(value) || value === "" ? choices : [value, ...choices];
  return (
    <span className="flex min-w-0 flex-wrap items-center justify-end gap-2">
      <Select
        label={name}
        boxSize="sm"
        className="w-46"
        placeholder={t("settings.empty")}
        value={typing ? OTHER : value}
        options={[...known.map((choice) => ({ value: choice, label: choice === "" ? t("settings.empty") : choice })), ...(open ? [{ value: OTHER, label: t("settings.other") }] : [])]}
        onChange={(next) => {
          setTyping(next === OTHER);
          if (next !== OTHER) onEnter(next);
        }}
      />
      {typing && <TextInput aria-label={t("settings.otherOf", { name })} value={value} autoComplete="off" spellCheck={false} boxSize="sm" onChange={(event) => onEnter(event.target.value)} className="w-46" />}
    </span>
  );
}

/** No server offers a line break as a value. */
const OTHER = "\n";
