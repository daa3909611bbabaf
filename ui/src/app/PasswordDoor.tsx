import { createContext, useCallback, useContext, useState, type ReactNode } from "react";
import { PasswordDialog } from "@/features/password";
import type { ServerId } from "@/ipc";

/** Asks for another password; `onChanged` is called once it is set. */
type Ask = (server: ServerId, login: string, onChanged?: () => void) => void;

const PasswordContext = createContext<Ask>(() => {});

/** The dialog for another password, from an account or from a sign-in whose password has expired. */
export function PasswordDoor({ children }: { children: ReactNode }) {
  const [asked, setAsked] = useState<{ server: ServerId; login: string; onChanged: (() => void) | undefined }>();
  const close = () => setAsked(undefined);
  return (
    <PasswordContext value={useCallback<Ask>((server, login, onChanged) => setAsked({ server, login, onChanged }), [])}>
      {children}
      {asked && (
        <PasswordDialog
          server={asked.server}
          login={asked.login}
          onClose={close}
          onChanged={() => {
            close();
            asked.onChanged?.();
          }}
        />
      )}
    </PasswordContext>
  );
}

export function usePassword(): Ask {
  return useContext(PasswordContext);
}
