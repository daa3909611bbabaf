import type { OptionView } from "@/ipc";
import { useWords } from "@/words";
import { OptionsPart } from "../one/OptionsPart";
import { Disclosure } from "../Disclosure";

interface OptionFieldsProps {
  options: readonly OptionView[];
  value: Record<string, string>;
  onChange: (value: Record<string, string>) => void;
}

/** What the vendor leaves open, where most people leave it closed. */
export function OptionFields(props: OptionFieldsProps) {
  const { t } = useWords("servers");
  return (
    <Disclosure title={t("form.options", { count: props.options.length })} icon="info">
      <OptionsPart {...props} />
    </Disclosure>
  );
}
