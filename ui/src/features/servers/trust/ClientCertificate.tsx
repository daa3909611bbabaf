import { useId, useRef, useState } from "react";
import { Button, Field, FieldGroup, PasswordInput } from "@/components";
import { useWords } from "@/words";
import type { TrustForm } from "./trust";

interface ClientCertificateProps {
  certificate: TrustForm["certificate"];
  passphrase: string;
  onChange: (change: Pick<TrustForm, "certificate" | "passphrase">) => void;
}

/** Far more than such a file has; another file was meant. */
const LIMIT = 1_000_000;

/** A certificate of the user's own, chosen as a file. It goes to the host and is not shown again. */
export function ClientCertificate({ certificate, passphrase, onChange }: ClientCertificateProps) {
  const { t } = useWords("servers");
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [error, setError] = useState<string>();

  async function take(file: File | undefined) {
    if (!file) return;
    if (file.size === 0 || file.size > LIMIT) {
      setError(t("trust.fileBad"));
      return;
    }
    setError(undefined);
    onChange({ certificate: { name: file.name, file: base64(new Uint8Array(await file.arrayBuffer())) }, passphrase: "" });
  }

  return (
    <FieldGroup label={t("trust.certificate")} error={error}>
      <div className="flex items-center gap-2">
        <Button size="field" icon="file" onClick={() => input.current?.click()}>
          {t(certificate ? "trust.chooseOther" : "trust.choose")}
        </Button>
        <label htmlFor={id} className="sr-only">
          {t("trust.certificate")}
        </label>
        <input
          ref={input}
          id={id}
          type="file"
          tabIndex={-1}
          accept=".pem,.crt,.cer,.p12,.pfx"
          className="sr-only"
          onChange={(event) => {
            void take(event.target.files?.[0]);
            event.target.value = "";
          }}
        />
        <span className="min-w-0 flex-1 truncate text-text-2" title={certificate?.name}>
          {certificate?.name ?? <span className="text-text-3">{t("trust.none")}</span>}
        </span>
        {certificate && (
          <Button size="field" kind="ghost" onClick={() => onChange({ certificate: null, passphrase: "" })}>
            {t("trust.remove")}
          </Button>
        )}
      </div>
      {certificate && (
        <Field label={t("trust.passphrase")} optional help={t("trust.passphraseHelp")}>
          <PasswordInput value={passphrase} autoComplete="off" onChange={(event) => onChange({ certificate, passphrase: event.target.value })} />
        </Field>
      )}
      <p className="text-12 text-text-3">{t("trust.certificateHelp")}</p>
    </FieldGroup>
  );
}

function base64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}
