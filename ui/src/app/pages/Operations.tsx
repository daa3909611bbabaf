import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { BulkPage } from "@/features/bulk";
import { useWords } from "@/words";
import { useAgain } from "../AgainDoor";
import { useKeyWork } from "../KeyWork";

export function OneBulk() {
  const { t } = useWords("app");
  const navigate = useNavigate();
  const again = useAgain();
  const { start } = useKeyWork();
  const { operation } = useParams({ from: "/operations/$operation" });
  return (
    <BulkPage
      key={operation}
      operation={operation}
      trail={[
        <Link key="keys" to="/keys">
          {t("nav.keys")}
        </Link>,
      ]}
      onKeys={() => void navigate({ to: "/keys" })}
      onUndo={start}
      onRotation={(rotation) => void navigate({ to: "/rotations/$rotation", params: { rotation } })}
      onSignIn={again}
    />
  );
}
