import type { AddServerRequest, ProbeRequest, SystemView } from "@/ipc";
import type { useWords } from "@/words";
import { z } from "@/validation";
import { USUAL_TRUST, trustOf, trustProblem, type TrustForm } from "../trust/trust";

type ServerWords = ReturnType<typeof useWords<"servers">>["t"];

const NAME_LIMIT = 80;
const ADDRESS_LIMIT = 2000;

/** What is asked for before a server is added. `options` holds only what was changed. */
export interface ServerForm {
  system: string;
  address: string;
  trust: TrustForm;
  name: string;
  mark: "production" | "test";
  options: Record<string, string>;
}

export const EMPTY_FORM: ServerForm = { system: "", address: "", trust: USUAL_TRUST, name: "", mark: "production", options: {} };

/** What can be told wrong without asking the host. Names already in the list are taken. */
export function schemaOf(t: ServerWords, taken: readonly string[]) {
  return z.object({
    system: z.string().min(1, t("form.kindNeeded")),
    address: z.string().trim().min(1, t("form.addressNeeded")).max(ADDRESS_LIMIT, t("form.addressLong")),
    trust: z.custom<TrustForm>().superRefine((trust, context) => {
      const problem = trustProblem(t, trust);
      if (problem) context.addIssue({ code: "custom", message: problem.words });
    }),
    name: z
      .string()
      .trim()
      .min(1, t("form.nameNeeded"))
      .refine((name) => Array.from(name).length <= NAME_LIMIT, t("form.nameLong"))
      .refine((name) => !taken.includes(name), t("form.nameTaken")),
    mark: z.enum(["production", "test"]),
    options: z.record(z.string(), z.string()),
  });
}

/** What a connection test is asked with. */
export function probeOf(form: Pick<ServerForm, "system" | "address" | "trust" | "options">, system: SystemView | undefined): ProbeRequest {
  return {
    system: form.system,
    address: form.address.trim(),
    trust: trustOf(form.trust),
    options: changedOptions(form.options, system),
  };
}

/** Options as the definition has them are left out, so that a better default reaches this server too. */
function changedOptions(options: ServerForm["options"], system: SystemView | undefined): Record<string, string> {
  const changed = (system?.options ?? []).flatMap<[string, string]>(({ name, default: usual }) => {
    const value = options[name];
    return value !== undefined && value !== usual ? [[name, value]] : [];
  });
  return Object.fromEntries(changed);
}

/** What is added. */
export function requestOf(form: ServerForm, system: SystemView | undefined): AddServerRequest {
  return { ...probeOf(form, system), name: form.name.trim(), mark: form.mark };
}

/** A name to begin with: the system and the host, as far as an address can be read. */
export function nameFor(system: SystemView | undefined, address: string): string {
  if (!system) return "";
  const trimmed = address.trim();
  const url = trimmed.includes("://") ? trimmed : `https://${trimmed}`;
  const host = trimmed !== "" && URL.canParse(url) ? new URL(url).hostname : "";
  const name = host === "" ? system.shortName : `${system.shortName} - ${host}`;
  return name.slice(0, NAME_LIMIT);
}
