import { useNavigate } from "@tanstack/react-router";
import { createContext, useCallback, useContext, useState, type ReactNode } from "react";
import { SignInAgain } from "@/features/sign-in";
import type { ServerId } from "@/ipc";
import { usePassword } from "./PasswordDoor";

const AgainContext = createContext<(server: ServerId) => void>(() => {});

/** Signs in over whatever page is open. */
export function AgainDoor({ children }: { children: ReactNode }) {
  const navigate = useNavigate();
  const password = usePassword();
  const [server, setServer] = useState<ServerId>();
  const close = () => setServer(undefined);
  return (
    <AgainContext value={useCallback((id: ServerId) => setServer(id), [])}>
      {children}
      {server !== undefined && (
        <SignInAgain
          server={server}
          onClose={close}
          onSignedIn={close}
          onKeys={(id) => {
            close();
            void navigate({ to: "/keys", search: { server: id } });
          }}
          onPassword={password}
        />
      )}
    </AgainContext>
  );
}

export function useAgain(): (server: ServerId) => void {
  return useContext(AgainContext);
}
