import { Switch } from "@/components";
import { useLock, type HearsView, type Preferences } from "@/ipc";
import { useWords } from "@/words";
import { Choice } from "./Section";

export interface LockWithDesktopProps {
  preferences: Required<Preferences>;
  onChange: (lockWithDesktop: boolean) => void;
}

/** Whether it locks with the desktop, and what this desktop tells. */
export function LockWithDesktop({ preferences, onChange }: LockWithDesktopProps) {
  const { t } = useWords("settings");
  const hears = useLock().data?.hears;
  const never = preferences.lockAfter === 0 ? t("desktop.never") : undefined;
  return (
    <Choice label={t("desktop.label")} help={never ?? (hears && t(`desktop.${told(hears)}`))}>
      <Switch label={t("desktop.label")} checked={preferences.lockWithDesktop} offBecause={never} onChange={onChange} />
    </Choice>
  );
}

function told({ lock, sleep }: HearsView): "heard" | "heardLock" | "heardSleep" | "unheard" {
  if (lock) return sleep ? "heard" : "heardLock";
  return sleep ? "heardSleep" : "unheard";
}
