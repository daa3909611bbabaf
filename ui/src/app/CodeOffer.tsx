import { createContext, useCallback, useContext, useMemo, useRef, useState, type ReactNode } from "react";
import type { OfferedCode } from "@/features/sign-in";

interface Offer {
  /** The code that was chosen last. */
  offered: OfferedCode | undefined;
  offer: (code: string) => void;
  /** It was entered. */
  take: () => void;
}

const OfferContext = createContext<Offer>({ offered: undefined, offer: () => {}, take: () => {} });

/** Where the sandbox's mail and the sign-in meet: a code chosen in one is entered in the other. */
export function CodeOffer({ children }: { children: ReactNode }) {
  const [offered, setOffered] = useState<OfferedCode>();
  const choices = useRef(0);
  const offer = useCallback((code: string) => {
    choices.current += 1;
    setOffered({ code, choice: choices.current });
  }, []);
  const take = useCallback(() => setOffered(undefined), []);
  return <OfferContext value={useMemo(() => ({ offered, offer, take }), [offered, offer, take])}>{children}</OfferContext>;
}

export function useCodeOffer(): Offer {
  return useContext(OfferContext);
}
