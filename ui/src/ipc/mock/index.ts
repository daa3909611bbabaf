import type { CommandName, Host } from "../host";
import { accountCommands } from "./accountCommands";
import { appCommands } from "./appCommands";
import { definitionCommands } from "./definitionCommands";
import { detailsCommands } from "./detailsCommands";
import { fault } from "./fault";
import { inspectCommands } from "./inspectCommands";
import { keyCommands } from "./keyCommands";
import { scenarioOf, type Scenario } from "./scenario";
import { secretCommands } from "./secretCommands";
import { serverCommands } from "./serverCommands";
import { sessionCommands } from "./sessionCommands";
import { World } from "./world";
import { WORLD } from "./worlds";

export { VALUES } from "./accountCommands";
export { FINGERPRINT } from "./fault";
export { CODE } from "./sessionCommands";
export { NAMES } from "./keyCommands";
export { STRANGER } from "./stranger";

type Commands = Omit<Host, "onNews">;

/** A host of made-up servers in this page, for development and for tests of the window. */
export function createMockHost(scenario: Partial<Scenario> = {}): Host {
  const { world: name, faults, slow }: Scenario = { world: "signed-in", faults: {}, slow: 0, ...scenario };
  const world = new World(Date.now(), Math.max(120, 5 * slow));
  WORLD[name](world);
  const commands: Commands = {
    ...appCommands(world),
    ...serverCommands(world),
    ...definitionCommands(world),
    ...detailsCommands(world),
    ...sessionCommands(world),
    ...accountCommands(world),
    ...inspectCommands(world),
    ...keyCommands(world),
    ...secretCommands(world),
  };
  const asked = Object.entries(commands).map(([command, run]) => [command, answering(command as CommandName, run as Run, faults, slow)]);
  return { ...(Object.fromEntries(asked) as Commands), onNews: (listener) => world.onNews(listener) };
}

/** The host of this build: the address of the page says which world it is in. */
export function createHost(): Host {
  return createMockHost(scenarioOf(window.location.search));
}

type Run = (...given: never[]) => Promise<unknown>;

function answering(command: CommandName, run: Run, faults: Scenario["faults"], slow: number): Run {
  return async (...given) => {
    if (slow > 0) await new Promise((go) => setTimeout(go, slow));
    const code = faults[command];
    if (code) throw fault(code);
    return run(...given);
  };
}
