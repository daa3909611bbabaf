import { Button, FieldGroup, Monogram, RadioList } from "@/components";
import type { SystemView } from "@/ipc";
import { useWords } from "@/words";

interface KindFieldProps {
  systems: readonly SystemView[];
  value: string;
  onChange: (system: string) => void;
  error: string | undefined;
  /** It is none of these. */
  onOther: () => void;
}

/** Which kind of server it is: every system there is a definition for. */
export function KindField({ systems, value, onChange, error, onOther }: KindFieldProps) {
  const { t } = useWords("servers");
  return (
    <FieldGroup label={t("form.kind")} error={error}>
      <RadioList
        label={t("form.kind")}
        detailAt="beside"
        value={value === "" ? null : value}
        onChange={onChange}
        options={systems.map((system) => ({
          value: system.id,
          label: system.shortName,
          detail: system.about,
          mark: <Monogram letters={system.monogram} series={system.series} />,
        }))}
      />
      <Button kind="ghost" size="sm" icon="plus" className="self-start" onClick={onOther}>
        {t("form.other")}
      </Button>
    </FieldGroup>
  );
}
