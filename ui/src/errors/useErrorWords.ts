import { useServers, type ErrorView } from "@/ipc";
import { useWords } from "@/words";
import { ERRORS } from "./table";

const TLS = ["unknown_issuer", "wrong_host", "expired", "other"] as const;

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
    const name = serverName ?? servers.find(({ id }) => id === server)?.name ?? t("someServer");
    const facts = { server: name, detail: detail ?? "" };
    const more = detail === null ? "" : detailWords(code, detail);
    const title = t(`code.${code}.title`, facts);
    return { title: title.charAt(0).toLocaleUpperCase() + title.slice(1), body: [more, t(`code.${code}.body`, facts)].filter(Boolean).join(" ") };
  };

  function detailWords(code: ErrorView["code"], detail: string): string {
    switch (ERRORS[code].detail) {
      case "says":
        return t("says", { detail: sentence(detail) });
      case "about":
        return sentence(detail);
      case "tls":
        return t(`tls.${TLS.find((reason) => reason === detail) ?? "other"}`);
      case "within":
      case "none":
        return "";
    }
  }
}

function sentence(words: string): string {
  return /[.!?…]$/u.test(words) ? words : `${words}.`;
}
