import { Icon } from "@/components";
import type { Setting } from "@/ipc";
import { useWords, dayOf, absoluteTime } from "@/words";
import { Editor } from "./edit/Editor";
import { isOn } from "./edit/entry";
import type { Change } from "./edit/useChanges";

interface SettingRowProps {
  setting: Setting;
  /** What was entered and is not saved. */
  change: Change | undefined;
  /** Absent where nothing can be changed. */
  onEnter: ((value: string) => void) | undefined;
}

/** One setting with its type and value, and what changes it. A locked one looks in nothing as if it could be changed. */
export function SettingRow({ setting, change, onEnter }: SettingRowProps) {
  const { t } = useWords("account");
  const shownOf = useShown();
  return (
    <li className="relative flex min-h-11.5 flex-wrap items-center gap-x-4 gap-y-1 py-1.5 pr-3 pl-3.5">
      {change && <span aria-hidden className="absolute inset-y-1.5 left-0 w-0.75 rounded-r-3 bg-accent-mark" />}
      <div className="min-w-0 flex-1 basis-44">
        <div className="font-medium wrap-anywhere">
          {setting.name}
          <span className="ml-1.5 font-mono text-12 font-normal text-text-3">{t(`settings.kind.${setting.kind}`)}</span>
        </div>
        {setting.about !== null && <div className="text-12 text-text-3">{setting.about}</div>}
        {change?.problem && (
          <p role="alert" className="flex items-center gap-1.5 pt-0.5 text-12 font-medium">
            <Icon name="octagon" size={14} />
            {t(`settings.bad.${change.problem}`)}
          </p>
        )}
      </div>
      <div className="ml-auto flex max-w-full min-w-0 items-center gap-2.5 text-text-2">
        {change && <span className="max-w-40 truncate text-12 text-text-3">{t("settings.was", { value: shownOf(setting) })}</span>}
        {onEnter ? (
          <Editor setting={setting} value={change?.to ?? setting.value} onEnter={onEnter} />
        ) : (
          <>
            <span className="max-w-90 truncate text-right" title={setting.value} data-selectable>
              {setting.value === "" ? <span className="text-text-3">{t("settings.empty")}</span> : shownOf(setting)}
            </span>
            <span className="grid size-6 flex-none place-items-center text-text-3">{setting.readOnly && <Icon name="lock" size={14} label={t("settings.locked")} />}</span>
          </>
        )}
      </div>
    </li>
  );
}

/** A setting's value in words. */
export function useShown(): (setting: Pick<Setting, "kind" | "value">) => string {
  const { t } = useWords("account");
  return ({ kind, value }) => {
    if (value === "") return t("settings.empty");
    if (kind === "bool") return isOn(value) ? t("settings.on") : t("settings.off");
    const isMoment = (kind === "time" || kind === "day") && !Number.isNaN(Date.parse(value));
    return isMoment ? (kind === "time" ? absoluteTime(value) : dayOf(value)) : value;
  };
}
