import { createHashHistory, createRootRoute, createRoute, createRouter } from "@tanstack/react-router";
import { z } from "zod";
import { PageFailed } from "./PageFailed";
import { Accounts, Keys, OneAccount, OneOther, OneServer, Others, Servers, Settings, SignIn, Start, Welcome } from "./pages";
import { Window } from "./Window";

const root = createRootRoute({ component: Window });

/** One line per page: its address, what the address may carry, and the feature that draws it. */
const pages = [
  createRoute({ getParentRoute: () => root, path: "/", component: Start }),
  createRoute({ getParentRoute: () => root, path: "/keys", component: Keys, validateSearch: z.object({ server: z.string().optional() }) }),
  createRoute({ getParentRoute: () => root, path: "/accounts", component: Accounts }),
  createRoute({ getParentRoute: () => root, path: "/accounts/$server", component: OneAccount }),
  createRoute({ getParentRoute: () => root, path: "/servers", component: Servers, validateSearch: z.object({ add: z.boolean().optional() }) }),
  createRoute({ getParentRoute: () => root, path: "/servers/$server", component: OneServer }),
  createRoute({ getParentRoute: () => root, path: "/servers/$server/sign-in", component: SignIn }),
  createRoute({ getParentRoute: () => root, path: "/servers/$server/accounts", component: Others }),
  createRoute({ getParentRoute: () => root, path: "/servers/$server/accounts/$account", component: OneOther }),
  createRoute({ getParentRoute: () => root, path: "/settings", component: Settings }),
  createRoute({ getParentRoute: () => root, path: "/welcome", component: Welcome }),
] as const;

export const router = createRouter({
  routeTree: root.addChildren(pages),
  history: createHashHistory(),
  defaultErrorComponent: PageFailed,
  defaultPreload: false,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
