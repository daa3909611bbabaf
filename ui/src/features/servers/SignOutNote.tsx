import { IconButton, Note } from "@/components";
import { ErrorNote } from "@/errors";
import { useSystemOf } from "@/ipc";
import { useWords } from "@/words";
import type { SignOutResult } from "./useSignOut";

/** What signing out did: ended there, or only forgotten here. */
export function SignOutNote({ server, result, onDismiss }: SignOutResult & { onDismiss: () => void }) {
  const { t } = useWords("servers");
  const system = useSystemOf()(server.system);
  if (!result.ok) return <ErrorNote error={result.error} />;
  return (
    <div role="status">
      <Note tone="plain" title={t("signedOut.title", { name: server.name })} action={<IconButton icon="close" size="xs" label={t("signedOut.dismiss")} onClick={onDismiss} />}>
        {t(`signedOut.${result.view}`, { system: system?.shortName ?? server.system })}
      </Note>
    </div>
  );
}
