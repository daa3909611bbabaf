import { useState } from "react";
import { useWords } from "@/words";
import { IconButton } from "../button";
import { TextInput, type TextInputProps } from "./TextInput";

export type PasswordInputProps = Omit<TextInputProps, "type" | "after" | "icon">;

/** A password. Pasting and password managers are always allowed. */
export function PasswordInput({ autoComplete = "current-password", ...rest }: PasswordInputProps) {
  const { t } = useWords("components");
  const [shown, setShown] = useState(false);
  return (
    <TextInput
      {...rest}
      type={shown ? "text" : "password"}
      autoComplete={autoComplete}
      spellCheck={false}
      autoCapitalize="off"
      after={
        <IconButton
          icon={shown ? "eyeOff" : "eye"}
          label={t(shown ? "password.hide" : "password.show")}
          size="xs"
          className="-mr-2"
          aria-pressed={shown}
          onClick={() => setShown(!shown)}
        />
      }
    />
  );
}
