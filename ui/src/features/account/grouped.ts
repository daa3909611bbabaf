import type { Setting } from "@/ipc";

export interface SettingGroup {
  /** The outermost heading; empty where the server has none. */
  heading: string;
  parts: { heading: string; settings: Setting[] }[];
}

/** The settings that a search leaves: its words occur in name, description, value or headings. */
export function matching(settings: readonly Setting[], search: string): Setting[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return settings.filter((setting) => {
    const text = [setting.name, setting.about ?? "", setting.value, ...setting.groups].join("\n").toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** Settings under their headings, in the server's order. Headings below the second are written into it. */
export function grouped(settings: readonly Setting[]): SettingGroup[] {
  const groups: SettingGroup[] = [];
  for (const setting of settings) {
    const [heading = "", ...rest] = setting.groups;
    const below = rest.join(", ");
    const group = found(groups, heading, () => ({ heading, parts: [] }));
    found(group.parts, below, () => ({ heading: below, settings: [] })).settings.push(setting);
  }
  return groups;
}

function found<Part extends { heading: string }>(parts: Part[], heading: string, make: () => Part): Part {
  const part = parts.find((each) => each.heading === heading);
  if (part) return part;
  const made = make();
  parts.push(made);
  return made;
}
