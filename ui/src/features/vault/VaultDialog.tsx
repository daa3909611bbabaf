import { useState } from "react";
import { useApp } from "@/ipc";
import { ChoiceDialog } from "./ChoiceDialog";
import { FailedDialog } from "./FailedDialog";
import { RecoverDialog } from "./recovery/RecoverDialog";
import { UnlockDialog } from "./UnlockDialog";

export interface VaultDialogProps {
  onClose: () => void;
}

/** What keeps the secrets shut and the ways to open them. Closing it leaves the window usable. */
export function VaultDialog({ onClose }: VaultDialogProps) {
  const app = useApp().data;
  const [isRecovering, setRecovering] = useState(false);
  const vault = app?.vault;
  if (!vault) return null;
  const recover = app.recovery === "made" ? () => setRecovering(true) : undefined;
  if (isRecovering)
    return (
      <RecoverDialog
        onBack={() => setRecovering(false)}
        onDone={() => {
          setRecovering(false);
          onClose();
        }}
      />
    );
  switch (vault.state) {
    case "needs_choice":
      return <ChoiceDialog trouble={vault.trouble} onClose={onClose} />;
    case "needs_passphrase":
      return <UnlockDialog onRecover={recover} onClose={onClose} />;
    case "failed":
      return <FailedDialog trouble={vault.trouble} onRecover={recover} onClose={onClose} />;
    case "open":
    case "opening":
      return null;
  }
}
