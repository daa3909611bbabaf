import { useState } from "react";
import { Avatar, Field, LinkButton, PasswordInput, Select, TextInput } from "@/components";
import type { FieldView, WayView } from "@/ipc";
import { useWords } from "@/words";

interface FieldsProps {
  way: WayView;
  /** Accounts that signed in here before, newest first. */
  known: readonly string[];
  values: Record<string, string>;
  onChange: (values: Record<string, string>) => void;
  /** The field that was left empty. */
  missing: string | undefined;
  /** What is wrong with the password or key, from the server. */
  wrong: string | undefined;
}

/** The fields of a way. An account that signed in before can be chosen instead of typed. */
export function Fields({ way, known, values, onChange, missing, wrong }: FieldsProps) {
  const { t } = useWords("signIn");
  return way.fields.map((field) => {
    const isSecret = field.kind === "password" || field.kind === "token";
    const set = (value: string) => onChange({ ...values, [field.name]: value });
    const problem = missing === field.name ? t("needed", { label: field.label.toLowerCase() }) : isSecret ? wrong : undefined;
    // Of a key only a hint is known, which is no account.
    const accounts = isSecret ? [] : known.filter((each) => !each.includes("…"));
    return accounts.length > 0 ? (
      <AccountField key={`${way.id} ${field.name}`} field={field} accounts={accounts} value={values[field.name] ?? ""} onChange={set} problem={problem} />
    ) : (
      <Field key={`${way.id} ${field.name}`} label={field.label} error={problem}>
        <Entry field={field} value={values[field.name] ?? ""} onChange={set} />
      </Field>
    );
  });
}

interface EntryProps {
  field: FieldView;
  value: string;
  onChange: (value: string) => void;
}

function Entry({ field, value, onChange }: EntryProps) {
  const props = { name: field.name, value, "data-entry": "", onChange: (event: { target: HTMLInputElement }) => onChange(event.target.value) };
  switch (field.kind) {
    case "password":
      return <PasswordInput {...props} />;
    case "token":
      return <PasswordInput {...props} autoComplete="off" />;
    case "email":
      return <TextInput {...props} type="email" autoComplete="username" spellCheck={false} autoCapitalize="off" />;
    case "text":
      return <TextInput {...props} autoComplete="username" spellCheck={false} autoCapitalize="off" />;
  }
}

function AccountField({ field, accounts, value, onChange, problem }: EntryProps & { accounts: readonly string[]; problem: string | undefined }) {
  const { t } = useWords("signIn");
  const [typing, setTyping] = useState(!accounts.includes(value));
  if (typing)
    return (
      <Field
        label={field.label}
        error={problem}
        aside={
          <LinkButton
            onClick={() => {
              setTyping(false);
              onChange(accounts[0] ?? "");
            }}
          >
            {t("account.choose")}
          </LinkButton>
        }
      >
        <Entry field={field} value={value} onChange={onChange} />
      </Field>
    );
  return (
    <Field label={field.label} error={problem}>
      <Select
        label={field.label}
        value={value}
        onChange={(next) => {
          setTyping(next === OTHER);
          onChange(next === OTHER ? "" : next);
        }}
        options={[...accounts.map((name) => ({ value: name, label: name, mark: <Avatar name={name} size="sm" /> })), { value: OTHER, label: t("account.other") }]}
      />
    </Field>
  );
}

/** No account has this name: logins have no line break. */
const OTHER = "\n";
