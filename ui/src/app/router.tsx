import { createHashHistory, createRootRoute, createRoute, createRouter, lazyRouteComponent } from "@tanstack/react-router";
import { PageFailed } from "./PageFailed";
import { Start } from "./pages/Start";
import { Window } from "./Window";

// Each page is loaded when it is first gone to, so that the window opens with the code of one.
const Keys = lazyRouteComponent(() => import("./pages/Keys"), "Keys");
const Accounts = lazyRouteComponent(() => import("./pages/Accounts"), "Accounts");
const OneAccount = lazyRouteComponent(() => import("./pages/Accounts"), "OneAccount");
const Activity = lazyRouteComponent(() => import("./pages/Activity"), "Activity");
const Servers = lazyRouteComponent(() => import("./pages/Servers"), "Servers");
const OneServer = lazyRouteComponent(() => import("./pages/Servers"), "OneServer");
const Others = lazyRouteComponent(() => import("./pages/Others"), "Others");
const OneOther = lazyRouteComponent(() => import("./pages/Others"), "OneOther");
const OneBulk = lazyRouteComponent(() => import("./pages/Operations"), "OneBulk");
const Plan = lazyRouteComponent(() => import("./pages/Rotation"), "Plan");
const OneRotation = lazyRouteComponent(() => import("./pages/Rotation"), "OneRotation");
const SignIn = lazyRouteComponent(() => import("./pages/SignIn"), "SignIn");
const Settings = lazyRouteComponent(() => import("./pages/Settings"), "Settings");
const Welcome = lazyRouteComponent(() => import("./pages/Welcome"), "Welcome");

const root = createRootRoute({ component: Window });

/** One line per page: its address, what the address may carry, and the feature that draws it. */
const pages = [
  createRoute({ getParentRoute: () => root, path: "/", component: Start }),
  createRoute({ getParentRoute: () => root, path: "/keys", component: Keys, validateSearch: ({ server }): { server?: string | undefined } => (typeof server === "string" ? { server } : {}) }),
  createRoute({ getParentRoute: () => root, path: "/accounts", component: Accounts }),
  createRoute({ getParentRoute: () => root, path: "/accounts/$server", component: OneAccount }),
  createRoute({ getParentRoute: () => root, path: "/activity", component: Activity }),
  createRoute({ getParentRoute: () => root, path: "/servers", component: Servers, validateSearch: ({ add }): { add?: boolean | undefined } => (typeof add === "boolean" ? { add } : {}) }),
  createRoute({ getParentRoute: () => root, path: "/servers/$server", component: OneServer }),
  createRoute({ getParentRoute: () => root, path: "/servers/$server/sign-in", component: SignIn }),
  createRoute({ getParentRoute: () => root, path: "/servers/$server/accounts", component: Others }),
  createRoute({ getParentRoute: () => root, path: "/servers/$server/accounts/$account", component: OneOther }),
  createRoute({ getParentRoute: () => root, path: "/operations/$operation", component: OneBulk }),
  createRoute({ getParentRoute: () => root, path: "/servers/$server/keys/$key/rotate", component: Plan }),
  createRoute({ getParentRoute: () => root, path: "/rotations/$rotation", component: OneRotation }),
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
