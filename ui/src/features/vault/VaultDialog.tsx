import { useApp } from "@/ipc";
import { ChoiceDialog } from "./ChoiceDialog";
import { FailedDialog } from "./FailedDialog";
import { UnlockDialog } from "./UnlockDialog";

export interface VaultDialogProps {
  open: boolean;
  onClose: () => void;
}

/** What keeps the secrets shut and the ways to open them. Closing it leaves the window usable. */
export function VaultDialog({ open, onClose }: VaultDialogProps) {
  const vault = useApp().data?.vault;
  if (!open || !vault) return null;
  switch (vault.state) {
    case "needs_choice":
      return <ChoiceDialog trouble={vault.trouble} onClose={onClose} />;
    case "needs_passphrase":
      return <UnlockDialog onClose={onClose} />;
    case "failed":
      return <FailedDialog trouble={vault.trouble} onClose={onClose} />;
    case "open":
    case "opening":
      return null;
  }
}
