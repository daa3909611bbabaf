import type { DefinitionDetailsView, DefinitionView } from "../bindings";
import type { Host } from "../host";
import { ASSUMED } from "./assumed";
import { fault } from "./fault";
import type { World } from "./world";
import { readDefinition } from "./written";

type Part = Pick<Host, "definitionList" | "definitionDetails" | "definitionCheck" | "definitionAdd" | "definitionRemove">;

/** Definitions, the built-in ones without their documents. */
export function definitionCommands(world: World): Part {
  const isBuiltIn = (id: string) => world.seed.systems.some((system) => system.id === id);
  const read = (file: string, text: string): DefinitionDetailsView => ({ ...readDefinition(file, text), own: true, text });
  return {
    definitionList: async () => {
      const usable = world.systems.map<DefinitionView>(({ id, name }) => ({ id, name, own: !isBuiltIn(id), trouble: null }));
      const damaged = [...world.damaged].map<DefinitionView>(([id, trouble]) => ({ id, name: id, own: true, trouble }));
      return [...usable, ...damaged].sort((a, b) => a.name.localeCompare(b.name));
    },
    definitionDetails: async (id) => {
      const text = world.definitions.get(id);
      if (text !== undefined) return read(`${id}.toml`, text);
      const system = world.systems.find((each) => each.id === id);
      if (!system) throw fault("internal", { detail: `there is no definition of the system '${id}' that can be used: add it again` });
      return { system, own: false, assumed: (ASSUMED[id] ?? []).map((each) => ({ ...each, accepted: null })), text: "" };
    },
    definitionCheck: async (file, text) => read(file, text),
    definitionAdd: async (file, text) => {
      const { system } = read(file, text);
      if (isBuiltIn(system.id)) throw fault("input_refused", { detail: "system: this name is taken" });
      world.take(system, text);
      world.tell({ kind: "definitions_changed" });
      return system;
    },
    definitionRemove: async (id) => {
      const used = world.servers.filter(({ system }) => system === id).map(({ name }) => name);
      if (used.length > 0) throw fault("input_refused", { detail: `definition: it is used for ${used.join(", ")}: remove what uses it first` });
      if (!world.definitions.delete(id) && !world.damaged.delete(id)) throw fault("input_refused", { detail: "definition: it comes with Chatelaine and cannot be removed" });
      world.systems = world.systems.filter((system) => system.id !== id || isBuiltIn(id));
      world.tell({ kind: "definitions_changed" });
      return null;
    },
  };
}
