import { Button, Facts, Note } from "@/components";
import type { ServerDetailsView } from "@/ipc";
import { useWords } from "@/words";
import { TrustFields } from "../trust/TrustFields";
import { fingerprint, trustForm, type TrustField, type TrustForm } from "../trust/trust";
import type { ServerEdits } from "./useEdits";

interface TrustPartProps {
  details: ServerDetailsView;
  /** What is being entered; absent while it stays as it is. */
  trust: TrustForm | undefined;
  onEdit: (change: ServerEdits) => void;
  problem: { field: TrustField; words: string } | undefined;
}

/** How a server is trusted, and setting it anew. It is set as a whole, because what was sealed is not given back. */
export function TrustPart({ details: { trust: now, server }, trust, onEdit, problem }: TrustPartProps) {
  const { t } = useWords("servers");
  if (trust)
    return (
      <div className="flex flex-col gap-3.5 p-3.5">
        {(now.authority || now.clientCertificate) && <Note>{t("one.trustAnew")}</Note>}
        <TrustFields value={trust} onChange={(next) => onEdit({ trust: next })} problem={problem} />
      </div>
    );
  return (
    <div className="flex flex-col items-start gap-3.5 p-3.5">
      <Facts
        labelWidth={132}
        facts={[
          { label: t("one.certificate"), value: now.pin === null ? t(now.authority ? "trust.kind.authority" : "trust.kind.system") : <code className="font-mono text-12 wrap-anywhere select-text">{fingerprint(now.pin)}</code> },
          { label: t("one.encryption"), value: server.address.startsWith("https:") ? t("one.encrypted") : t(now.plainHttp ? "one.plainAllowed" : "one.plainHere") },
          { label: t("trust.certificate"), value: t(now.clientCertificate ? "one.goesAlong" : "trust.none") },
        ]}
      />
      {now.plainHttp && (
        <Note tone="ink" title={t("trust.plainHttpTitle")}>
          {t("trust.plainHttpWarning")}
        </Note>
      )}
      <Button icon="shield" onClick={() => onEdit({ trust: trustForm(now) })}>
        {t("one.changeTrust")}
      </Button>
    </div>
  );
}
