import { RouterProvider } from "@tanstack/react-router";
import { LockGate } from "@/features/lock";
import { client, host } from "./first";
import { OpeningGate } from "./OpeningGate";
import { Providers } from "./Providers";
import { RecoverLocked } from "./RecoverLocked";
import { router } from "./router";
import { startOf } from "./startOf";

// Addresses of pages name servers and accounts.
const leave = () => void router.navigate({ to: "/", replace: true });

export default function App() {
  return (
    <Providers
      host={host}
      client={client}
      gate={(window) => (
        <OpeningGate onOpened={(app) => void router.navigate({ to: startOf(app), replace: true })}>
          <LockGate onLocked={leave} recover={(onBack) => <RecoverLocked onBack={onBack} />}>
            {window}
          </LockGate>
        </OpeningGate>
      )}
    >
      <RouterProvider router={router} />
    </Providers>
  );
}
