import type { UseFormRegisterReturn } from "react-hook-form";
import { Button, Field, TextInput } from "@/components";
import { useWords } from "@/words";

interface AddressFieldProps {
  inputProps: UseFormRegisterReturn;
  error: string | undefined;
  /** What such an address looks like. */
  hint: string | undefined;
  testing: boolean;
  /** There was a test already. */
  tested: boolean;
  onTest: () => void;
  onStop: () => void;
}

/** The address with its connection test, which can be stopped. */
export function AddressField({ inputProps, error, hint, testing, tested, onTest, onStop }: AddressFieldProps) {
  const { t } = useWords("servers");
  return (
    <Field label={t("form.address")} help={t("form.addressHelp")} error={error}>
      <div className="flex gap-1.5">
        <TextInput {...inputProps} icon="lock" type="url" inputMode="url" autoComplete="off" spellCheck={false} autoCapitalize="off" placeholder={hint} className="flex-1" />
        <Button size="field" icon="rotate" busy={testing && t("form.testing")} onClick={onTest}>
          {tested ? t("form.testAgain") : t("form.test")}
        </Button>
        {testing && (
          <Button size="field" kind="ghost" onClick={onStop}>
            {t("form.stop")}
          </Button>
        )}
      </div>
    </Field>
  );
}
