import type { SystemView } from "@/ipc";
import { count, type useWords } from "@/words";
import { z } from "@/validation";
import { endOf } from "./expiry";

type Translate = ReturnType<typeof useWords<"createKey">>["t"];

/** What the form holds, whatever the server takes of it. */
export interface CreateEntry {
  server: string;
  name: string;
  expiry: "7" | "30" | "90" | "custom" | "never";
  date: string;
  time: string;
  zone: "here" | "utc";
  about: string;
  permissions: string[];
}

/** What a key of that system may be, with the words for what is wrong. */
export function schemaOf(system: SystemView | undefined, t: Translate) {
  const traits = system?.keys;
  return z
    .object({
      server: z.string().min(1, t("error.server")),
      name: z.string().trim().min(1, t("error.empty")),
      expiry: z.enum(["7", "30", "90", "custom", "never"]),
      date: z.string(),
      time: z.string(),
      zone: z.enum(["here", "utc"]),
      about: z.string(),
      permissions: z.array(z.string()),
    })
    .superRefine((entry, context) => {
      const wrong = (field: keyof CreateEntry, message: string) => context.addIssue({ code: "custom", path: [field], message });
      if (!traits) return;
      const length = Array.from(entry.name).length;
      if (length > traits.nameLimit) wrong("name", t("error.long", { n: count(length), limit: count(traits.nameLimit), system: system.shortName }));
      else if (/\p{Cc}/u.test(entry.name)) wrong("name", t("error.control"));
      if (traits.permissions.length > 0 && entry.permissions.length === 0) wrong("permissions", t("error.permissions"));
      const now = Date.now();
      const end = endOf(entry, traits.expiry, now);
      if (end === undefined) wrong("date", t("error.date"));
      else if (end !== null && end.getTime() <= now) wrong("date", t("error.past"));
    });
}
