import { RouterProvider } from "@tanstack/react-router";
import { client, host } from "./first";
import { Providers } from "./Providers";
import { router } from "./router";

export default function App() {
  return (
    <Providers host={host} client={client}>
      <RouterProvider router={router} />
    </Providers>
  );
}
