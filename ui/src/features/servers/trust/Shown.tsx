import { Button } from "@/components";
import type { CertificateView } from "@/ipc";
import { useWords } from "@/words";
import { fingerprint } from "./trust";

/** The certificate that a server showed and that nobody trusts: to be compared, and then accepted alone. */
export function Shown({ certificate, onPin }: { certificate: CertificateView; onPin: (pin: string) => void }) {
  const { t } = useWords("servers");
  return (
    <div className="flex flex-col gap-2 rounded-5 border border-line-2 px-3 py-2.5">
      <div className="flex flex-col gap-0.5">
        <h4 className="text-12 font-medium text-text-2">{t("trust.shown")}</h4>
        <code className="font-mono text-12 wrap-anywhere select-text">{fingerprint(certificate.sha256)}</code>
      </div>
      <p className="text-12 text-text-3">{t("trust.compare")}</p>
      <Button size="sm" icon="shield" className="self-start" onClick={() => onPin(fingerprint(certificate.sha256))}>
        {t("trust.acceptOnly")}
      </Button>
    </div>
  );
}
