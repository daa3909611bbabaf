import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useState, type ReactNode } from "react";
import { onDemand } from "@/components";
import { AskAssumedProvider, IpcError, type AskAssumed, type ErrorView, type ServerId } from "@/ipc";

// Loaded when it is first opened.
const AssumedDialog = onDemand(async () => (await import("./AssumedDialog")).AssumedDialog);

interface Question {
  error: ErrorView;
  answer: (accepted: boolean) => void;
}

export interface AssumedDoorProps {
  /** Shows how a server is spoken to, where its facts can be corrected. */
  onCorrect: (server: ServerId) => void;
  children: ReactNode;
}

/** Whatever rests on assumed facts is asked about here, one question after the other. */
export function AssumedDoor({ onCorrect, children }: AssumedDoorProps) {
  const client = useQueryClient();
  const [questions, setQuestions] = useState<readonly Question[]>([]);
  const ask = useCallback<AskAssumed>((error) => new Promise((answer) => setQuestions((asked) => [...asked, { error, answer }])), []);
  const [current] = questions;

  function settle(accepted: boolean) {
    setQuestions((asked) => asked.slice(1));
    current?.answer(accepted);
    // What could not be read for the same reason is read now.
    if (accepted) void client.invalidateQueries({ predicate: ({ state }) => state.error instanceof IpcError && state.error.code === "assumed" });
  }

  return (
    <AskAssumedProvider value={ask}>
      {children}
      {current && (
        <AssumedDialog
          error={current.error}
          onAccepted={() => settle(true)}
          onDeclined={() => settle(false)}
          onCorrect={(server) => {
            settle(false);
            onCorrect(server);
          }}
        />
      )}
    </AskAssumedProvider>
  );
}
