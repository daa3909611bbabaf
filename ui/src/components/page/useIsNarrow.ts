import { useSyncExternalStore } from "react";

const NARROW = "(width < 1200px)";

/** Whether the window is so narrow that the sidebar is a rail and tables drop columns. */
export function useIsNarrow(): boolean {
  return useSyncExternalStore(
    (listener) => {
      const query = window.matchMedia(NARROW);
      query.addEventListener("change", listener);
      return () => query.removeEventListener("change", listener);
    },
    () => window.matchMedia(NARROW).matches,
  );
}
