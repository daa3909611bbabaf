import { useFormContext, useWatch } from "react-hook-form";
import { AssumedMark, CheckList, FieldGroup } from "@/components";
import type { SystemView } from "@/ipc";
import { useWords } from "@/words";
import type { CreateEntry } from "./schema";

/** Permissions whose meaning the catalogue tells; a system may have others. */
const TOLD = ["Read", "Write", "Delete", "Create"] as const;

/** What the key may do; absent where the system has no permissions. */
export function PermissionsField({ system }: { system: SystemView }) {
  const { t } = useWords("createKey");
  const { setValue, formState } = useFormContext<CreateEntry>();
  const chosen = useWatch<CreateEntry, "permissions">({ name: "permissions" });
  const offered = system.keys?.permissions ?? [];
  if (offered.length === 0) return null;
  return (
    <FieldGroup label={t("permissions")} aside={t("chosen", { n: chosen.length, all: offered.length })} error={formState.errors.permissions?.message}>
      <CheckList
        value={chosen}
        onChange={(permissions) => setValue("permissions", permissions, { shouldDirty: true, shouldValidate: formState.isSubmitted })}
        options={offered.map(({ name, assumed }) => {
          const told = TOLD.find((each) => each === name);
          return {
            value: name,
            label: (
              <span className="inline-flex items-center gap-2">
                {name}
                {assumed !== null && <AssumedMark why={assumed} />}
              </span>
            ),
            ...(told && { detail: t(`permission.${told}`) }),
          };
        })}
      />
    </FieldGroup>
  );
}
