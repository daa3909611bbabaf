import { Note } from "@/components";
import type { SessionState } from "@/ipc";
import { useWords } from "@/words";

/** Why somebody has to sign in again, and that nothing is lost by it. */
export function EndedNote({ session }: { session: Extract<SessionState, { state: "needs_sign_in" }> }) {
  const { t } = useWords("signIn");
  return <Note>{t(`ended.${session.reason}`, { who: session.who })}</Note>;
}
