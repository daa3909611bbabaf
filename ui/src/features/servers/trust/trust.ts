import type { TrustRequest, TrustView } from "@/ipc";
import type { useWords } from "@/words";

type ServerWords = ReturnType<typeof useWords<"servers">>["t"];

/** By what a server's certificate is judged. */
export type TrustKind = "system" | "authority" | "pin";

/** How a server shall be trusted, as it is entered. */
export interface TrustForm {
  kind: TrustKind;
  authority: string;
  pin: string;
  plainHttp: boolean;
  /** A file that was chosen, in Base64. */
  certificate: { name: string; file: string } | null;
  passphrase: string;
}

export type TrustField = "authority" | "pin";

export const USUAL_TRUST: TrustForm = { kind: "system", authority: "", pin: "", plainHttp: false, certificate: null, passphrase: "" };

const PEM = /^\s*-----BEGIN CERTIFICATE-----[\s\S]+-----END CERTIFICATE-----\s*$/;
/** SHA-256 in hexadecimal digits. */
const DIGITS = 64;

/** What is wrong with an entry, and where. */
export function trustProblem(t: ServerWords, form: TrustForm): { field: TrustField; words: string } | undefined {
  if (form.kind === "authority" && !PEM.test(form.authority)) return { field: "authority", words: t("trust.authorityBad") };
  if (form.kind === "pin" && !new RegExp(`^[0-9a-f]{${DIGITS}}$`).test(digitsOf(form.pin))) return { field: "pin", words: t("trust.pinBad") };
  return undefined;
}

/** What is asked of the host. */
export function trustOf(form: TrustForm): TrustRequest {
  return {
    authority: form.kind === "authority" ? form.authority.trim() : null,
    pin: form.kind === "pin" ? digitsOf(form.pin) : null,
    plainHttp: form.plainHttp,
    clientCertificate: form.certificate && { file: form.certificate.file, passphrase: form.passphrase === "" ? null : form.passphrase },
  };
}

/** A form that begins with how a server is trusted now. What was kept secret or is a file has to be given again. */
export function trustForm({ authority, pin, plainHttp }: TrustView): TrustForm {
  return { ...USUAL_TRUST, kind: authority ? "authority" : pin === null ? "system" : "pin", pin: pin === null ? "" : fingerprint(pin), plainHttp };
}

function digitsOf(pin: string): string {
  return pin.replace(/[\s:]/g, "").toLowerCase();
}

/** A fingerprint as administrators read it out: pairs with colons. */
export function fingerprint(sha256: string): string {
  return (sha256.toUpperCase().match(/../g) ?? []).join(":");
}
