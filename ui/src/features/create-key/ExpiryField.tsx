import { useFormContext, useWatch } from "react-hook-form";
import { Because, FieldGroup, RadioCards, Select, TextInput, useNow, type RadioCard } from "@/components";
import type { SystemView } from "@/ipc";
import { Trans, absoluteTime, dayOf, spanOf, useWords, zoneName } from "@/words";
import { LENGTHS, endOf, type ExpiryChoice } from "./expiry";
import type { CreateEntry } from "./schema";

/** When the key shall end: a usual length, a moment of one's own, or never where the system allows it. */
export function ExpiryField({ system }: { system: SystemView }) {
  const { t } = useWords("createKey");
  const { setValue, formState } = useFormContext<CreateEntry>();
  const [expiry, date, time, zone] = useWatch<CreateEntry, ["expiry", "date", "time", "zone"]>({ name: ["expiry", "date", "time", "zone"] });
  const now = useNow();
  const offered = system.keys?.expiry ?? "none";
  if (offered === "none") {
    return (
      <FieldGroup label={t("expires")}>
        <Because icon="infinity">{t("noExpiry", { system: system.shortName })}</Because>
      </FieldGroup>
    );
  }

  const never = offered === "optional" ? undefined : t("neverShort");
  const cards: RadioCard<ExpiryChoice>[] = [
    ...LENGTHS.map((days) => ({ value: `${days}` as const, label: t("days", { count: days }), detail: dayOf(now + days * 86_400_000).replace(/ \d{4}$/, "") })),
    { value: "custom", label: t("custom"), detail: t("pickDate") },
    { value: "never", label: t("never"), detail: never ?? t("neverDetail"), offBecause: never },
  ];
  const end = endOf({ expiry, date, time, zone }, offered, now);
  const set = (field: "date" | "time" | "zone", value: string) => setValue(field, value as never, { shouldDirty: true, shouldValidate: formState.isSubmitted });
  const here = `${Intl.DateTimeFormat().resolvedOptions().timeZone} (${zoneName(end ?? now).replace(" (", ", ").replace(/\)$/, "")})`;
  return (
    <FieldGroup label={t("expires")} error={formState.errors.date?.message}>
      <RadioCards label={t("expires")} options={cards} value={expiry} onChange={(choice) => setValue("expiry", choice, { shouldDirty: true, shouldValidate: formState.isSubmitted })} />
      {expiry === "custom" && (
        <div className="grid grid-cols-[144px_124px_minmax(0,1fr)] gap-2">
          <TextInput type="date" aria-label={t("date")} value={date} onChange={(event) => set("date", event.target.value)} />
          <TextInput type="time" aria-label={t("time")} value={time} onChange={(event) => set("time", event.target.value)} />
          <Select
            label={t("zone")}
            value={zone}
            onChange={(value) => set("zone", value)}
            options={[
              { value: "here", label: here },
              { value: "utc", label: t("zoneUtc") },
            ]}
          />
        </div>
      )}
      {end && end.getTime() > now && <p className="text-12 text-text-3">{t(end.getTimezoneOffset() === 0 ? "endsUtc" : "ends", { span: spanOf(end.getTime() - now), here: absoluteTime(end).replace(/ \(.*\)$/, ""), utc: end.toISOString().slice(11, 16) })}</p>}
      {never !== undefined && (
        <Because>
          <Trans t={t} i18nKey="neverOff" values={{ system: system.shortName }} components={{ b: <b className="font-medium" /> }} /> {!system.capabilities.some(({ power }) => power === "change_expiry") && t("fixed", { system: system.shortName })}
        </Because>
      )}
    </FieldGroup>
  );
}
