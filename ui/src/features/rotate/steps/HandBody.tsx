import { FieldGroup, Segmented } from "@/components";
import { HeldSecret } from "@/held";
import { useApp, type RotationView, type SecretChoice } from "@/ipc";
import { useWords } from "@/words";

/** Letters of a secret whose length is not known any more. */
const USUAL_LENGTH = 28;

export interface HandBodyProps {
  of: RotationView;
  now: boolean;
  choice: SecretChoice;
  onChoice: (choice: SecretChoice) => void;
  onCopied: () => void;
  onFail: (thrown: unknown) => void;
}

/** The secret to be put in its place, and what shall become of the saved copy. */
export function HandBody({ of: rotation, now, choice, onChoice, onCopied, onFail }: HandBodyProps) {
  const { t } = useWords("rotate");
  const unfinished = useApp().data?.unfinished;
  const { secret, new: made, handed } = rotation;
  const created = unfinished?.find(({ operation }) => operation === secret)?.created;
  const isPlaced = handed !== null;
  if (!now && !isPlaced) return null;
  const held = secret !== null && made !== null && (
    <FieldGroup label={t("hand.secret", { name: made.name })} aside={t("hand.onlyHere")}>
      <HeldSecret operation={secret} hint={made.hint ?? ""} length={created?.length ?? USUAL_LENGTH} onCopied={onCopied} onFail={onFail} />
    </FieldGroup>
  );
  if (isPlaced) {
    return (
      <>
        <p className="text-text-2">{t(`hand.${handed}`)}</p>
        {rotation.next === "verify" && held}
      </>
    );
  }
  return (
    <>
      <p className="text-text-2">{t("hand.body")}</p>
      {held || <p className="text-text-3">{t("hand.gone")}</p>}
      <FieldGroup label={t("hand.after")}>
        <span>
          <Segmented
            label={t("hand.after")}
            value={choice}
            onChange={onChoice}
            options={[
              { value: "keep", label: t("hand.keep") },
              { value: "remove", label: t("hand.remove") },
            ]}
          />
        </span>
      </FieldGroup>
    </>
  );
}
