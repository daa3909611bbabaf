import type { CommandName, Host } from "../host";
import { accountCommands } from "./accountCommands";
import { activityCommands } from "./activityCommands";
import { appCommands, BEFORE_OPEN } from "./appCommands";
import { bulkCommands } from "./bulkCommands";
import { move } from "./bulk/run";
import { definitionCommands } from "./definitionCommands";
import { detailsCommands } from "./detailsCommands";
import { fault } from "./fault";
import { inspectCommands } from "./inspectCommands";
import { keyCommands } from "./keyCommands";
import { lockCommands, OPEN_WHILE_LOCKED, watchTheClock } from "./lockCommands";
import { recoveryCommands } from "./recoveryCommands";
import { rotationCommands } from "./rotationCommands";
import { scenarioOf, SLOW, type Scenario } from "./scenario";
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
export { RECOVERY_CODE } from "./recoveryCommands";

type Commands = Omit<Host, "onNews">;

/** A host of made-up servers in this page, for development and for tests of the window. */
export function createMockHost(scenario: Partial<Scenario> = {}, { clock = false } = {}): Host {
  const { world: name, faults, slow, still }: Scenario = { world: "signed-in", faults: {}, slow: SLOW, still: false, ...scenario };
  const world = new World(Date.now(), Math.max(120, 5 * slow));
  world.still = still;
  WORLD[name](world);
  if (clock) watchTheClock(world);
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
    ...activityCommands(world),
    ...lockCommands(world),
    ...recoveryCommands(world),
    ...rotationCommands(world),
    ...bulkCommands(world),
  };
  const asked = Object.entries(commands).map(([command, run]) => [command, answering(world, command as CommandName, run as Run, { faults, slow })]);
  const host = { ...(Object.fromEntries(asked) as Commands), onNews: (listener: Parameters<Host["onNews"]>[0]) => world.onNews(listener) };
  worlds.set(host, world);
  return host;
}

const worlds = new WeakMap<Host, World>();

/** The world behind a made-up host, for a test that has to change what no command does. */
export function worldOf(host: Host): World {
  const world = worlds.get(host);
  if (!world) throw fault("internal");
  return world;
}

/** Does that many items of the bulk that runs, in a world where bulks stand still by themselves (`still`). */
export function moveBulk(host: Host, items: number): void {
  const world = worldOf(host);
  for (const bulk of world.bulks.values()) if (bulk.state === "running") move(world, bulk, items);
}

/** The host of this build: the address of the page says which world it is in. */
export function createHost(): Host {
  return createMockHost(scenarioOf(window.location.search), { clock: true });
}

type Run = (...given: never[]) => Promise<unknown>;

function answering(world: World, command: CommandName, run: Run, { faults, slow }: Pick<Scenario, "faults" | "slow">): Run {
  return async (...given) => {
    if (slow > 0) await new Promise((go) => setTimeout(go, slow));
    if (world.locked !== null && !OPEN_WHILE_LOCKED.includes(command)) throw fault("locked");
    if (!BEFORE_OPEN.includes(command)) await world.opened();
    const code = faults[command];
    if (code) throw fault(code);
    return run(...given);
  };
}
