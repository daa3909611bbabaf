import { RouterProvider } from "@tanstack/react-router";
import { LockGate } from "@/features/lock";
import { client, host } from "./first";
import { Providers } from "./Providers";
import { RecoverLocked } from "./RecoverLocked";
import { router } from "./router";

// Addresses of pages name servers and accounts.
const leave = () => void router.navigate({ to: "/", replace: true });

export default function App() {
  return (
    <Providers
      host={host}
      client={client}
      gate={(window) => (
        <LockGate onLocked={leave} recover={(onBack) => <RecoverLocked onBack={onBack} />}>
          {window}
        </LockGate>
      )}
    >
      <RouterProvider router={router} />
    </Providers>
  );
}
