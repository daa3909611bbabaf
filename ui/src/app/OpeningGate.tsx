import type { ReactNode } from "react";
import { onDemand } from "@/components";
import { useUnopened, type AppView } from "@/ipc";

/** Nobody should ever need it, so that nobody waits for it. */
const UnopenedPage = onDemand(async () => (await import("./UnopenedPage")).UnopenedPage);

export interface OpeningGateProps {
  /** A profile is open after all. */
  onOpened: (app: AppView) => void;
  /** The whole window. */
  children: ReactNode;
}

/** The window; or, where no profile could be opened, why. While that is not known yet, the window, which waits for one. */
export function OpeningGate({ onOpened, children }: OpeningGateProps) {
  const unopened = useUnopened().data;
  return unopened ? <UnopenedPage unopened={unopened} onOpened={onOpened} /> : children;
}
