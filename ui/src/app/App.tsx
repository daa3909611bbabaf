import { RouterProvider } from "@tanstack/react-router";
import { createHost } from "#host";
import { Providers } from "./Providers";
import { router } from "./router";

const host = createHost();

export default function App() {
  return (
    <Providers host={host}>
      <RouterProvider router={router} />
    </Providers>
  );
}
