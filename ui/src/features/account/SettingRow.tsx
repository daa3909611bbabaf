import { Icon } from "@/components";
import type { Setting } from "@/ipc";
import { useWords } from "@/words";

/** One setting with its type and value. Nothing here looks as if it could be changed. */
export function SettingRow({ setting }: { setting: Setting }) {
  const { t } = useWords("account");
  return (
    <li className="flex min-h-11.5 items-center gap-4 py-1 pr-3 pl-3.5">
      <div className="min-w-0 flex-1">
        <div className="font-medium wrap-anywhere">
          {setting.name}
          <span className="ml-1.5 font-mono text-12 font-normal text-text-3">{t(`settings.kind.${setting.kind}`)}</span>
        </div>
        {setting.about !== null && <div className="text-12 text-text-3">{setting.about}</div>}
      </div>
      <div className="flex max-w-1/2 min-w-0 items-center gap-2.5 text-text-2">
        <Value setting={setting} />
        <span className="grid size-6 flex-none place-items-center text-text-3">{setting.readOnly && <Icon name="lock" size={14} label={t("settings.locked")} />}</span>
      </div>
    </li>
  );
}

function Value({ setting }: { setting: Setting }) {
  const { t } = useWords("account");
  if (setting.value === "") return <span className="text-text-3">{t("settings.empty")}</span>;
  if (setting.kind === "bool") return <span>{/^(true|1|on|yes)$/i.test(setting.value) ? t("settings.on") : t("settings.off")}</span>;
  return (
    <span className="truncate text-right" title={setting.value} data-selectable>
      {setting.value}
    </span>
  );
}
