import { useServers, type ErrorView } from "@/ipc";
import { useWords } from "@/words";
import { ERRORS } from "./table";

/** Why a certificate is not trusted. */
const REASONS = ["unknown_issuer", "wrong_host", "expired", "other"] as const;
/** What else may be wrong with a secured connection: the certificate itself is not at fault, so these have their own words. */
const OWN = ["not_pinned", "client_certificate", "no_tls"] as const;

export interface ErrorWords {
  /** What happened. */
  title: string;
  /** Why, what still works and what to do; may be empty. */
  body: string;
}

/** Puts errors into words, with the name that the user gave the server. */
export function useErrorWords(): (error: ErrorView, serverName?: string) => ErrorWords {
  const { t } = useWords("errors");
  const servers = useServers();
  return ({ code, server, detail }, serverName) => {
    const facts = { server: serverName ?? servers.find(({ id }) => id === server)?.name ?? t("someServer") };
    const own = ERRORS[code].detail === "tls" ? OWN.find((reason) => reason === detail) : undefined;
    if (own) return { title: capital(t(`tlsOwn.${own}.title`, facts)), body: t(`tlsOwn.${own}.body`, facts) };
    const more = detailWords(code, detail?.trim() ?? "");
    return { title: capital(t(`code.${code}.title`, facts)), body: [more, capital(t(`code.${code}.body`, facts))].filter(Boolean).join(" ") };
  };

  function detailWords(code: ErrorView["code"], detail: string): string {
    const use = ERRORS[code].detail;
    if (detail === "" || use === "none") return "";
    switch (use) {
      case "says":
        // Where the server said nothing, its status stands in for its words.
        return /^\d+$/.test(detail) ? t("detail.status", { detail }) : t("detail.says", { detail: sentence(detail) });
      case "about":
        return t("detail.about", { detail: sentence(begun(detail)) });
      case "lies":
        return t("detail.lies", { detail: sentence(detail) });
      case "where":
      case "answered":
      case "fault":
      case "limit":
        return t(`detail.${use}`, { detail });
      case "tls":
        return t(`tls.${REASONS.find((reason) => reason === detail) ?? "other"}`);
    }
  }
}

function capital(words: string): string {
  return words.charAt(0).toLocaleUpperCase() + words.slice(1);
}

/** The core's reasons begin small; what begins with a path or a name of a definition stays as it is written. */
function begun(words: string): string {
  return /^\p{Ll}+[\s:,]/u.test(words) ? capital(words) : words;
}

function sentence(words: string): string {
  return /[.!?…]$/u.test(words) ? words : `${words}.`;
}
