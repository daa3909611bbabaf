import { useNavigate } from "@tanstack/react-router";
import { useMemo } from "react";
import { useServers } from "@/ipc";
import { useShortcuts, type Shortcut } from "@/keyboard";
import { useWords } from "@/words";
import { usePlaceOf } from "./usePlaceOf";

/** As many servers as there are digits. */
const NUMBERED = 9;

/** The keys that work on every page. */
export function useWindowKeys(showHelp: () => void): void {
  const { t } = useWords("app");
  const navigate = useNavigate();
  const servers = useServers();
  const placeOf = usePlaceOf();
  useShortcuts(
    useMemo<Shortcut[]>(
      () => [
        { keys: "g k", label: t("nav.keys"), run: () => void navigate({ to: "/keys" }) },
        { keys: "g a", label: t("nav.accounts"), run: () => void navigate({ to: "/accounts" }) },
        { keys: "g l", label: t("nav.activity"), run: () => void navigate({ to: "/activity" }) },
        ...servers.slice(0, NUMBERED).map((server, place) => ({ keys: `mod+${place + 1}`, label: server.name, run: () => void navigate(placeOf(server)) })),
        { keys: "mod+l", label: t("shortcuts.lock"), shown: true },
        { keys: "F6", label: t("shortcuts.nextRegion"), shown: true },
        { keys: "shift+F6", label: t("shortcuts.previousRegion"), shown: true },
        { keys: "?", label: t("shortcuts.help"), run: showHelp },
      ],
      [t, navigate, servers, placeOf, showHelp],
    ),
  );
}
