import { zodResolver } from "@hookform/resolvers/zod";
import { useState } from "react";
import { useForm, useWatch } from "react-hook-form";
import { useAction, useHost, type CreatedKeyView, type ServerId, type SystemView } from "@/ipc";
import { useWords } from "@/words";
import { USUAL, dayAfter, endOf } from "./expiry";
import { schemaOf, type CreateEntry } from "./schema";
import { useNameTaken } from "./useNameTaken";
import { useServerChoices } from "./useServerChoices";

/** A custom end starts out that many days from now. */
const CUSTOM_DAYS = 60;

/** The form of a new key: what was entered, what of it fits the chosen server, and sending it. */
export function useCreateForm(wanted: ServerId | undefined, onCreated: (created: CreatedKeyView) => void) {
  const { t } = useWords("createKey");
  const host = useHost();
  const choices = useServerChoices();
  const [first] = useState<CreateEntry>(() => {
    const open = choices.filter(({ offBecause }) => offBecause === undefined);
    const start = open.find(({ server }) => server.id === wanted) ?? open[0];
    return { server: start?.server.id ?? "", name: "", expiry: USUAL, date: dayAfter(CUSTOM_DAYS, Date.now()), time: "23:59", zone: "here", about: "", permissions: leastOf(start?.system) };
  });
  const systemOf = (id: ServerId) => choices.find(({ server }) => server.id === id)?.system;

  const form = useForm<CreateEntry>({
    defaultValues: first,
    resolver: (entry, context, options) => zodResolver(schemaOf(systemOf(entry.server), t))(entry, context, options),
  });
  const [server, name] = useWatch({ control: form.control, name: ["server", "name"] });
  const system = systemOf(server);
  const taken = useNameTaken(server, name, system?.keys?.nameLimit ?? 0);
  const create = useAction((entry: CreateEntry) => {
    const traits = systemOf(entry.server)?.keys;
    return host.keyCreate({
      server: entry.server,
      name: entry.name.trim(),
      expires: endOf(entry, traits?.expiry ?? "none", Date.now())?.toISOString() ?? null,
      permissions: traits && traits.permissions.length > 0 ? entry.permissions : [],
      about: traits?.about && entry.about.trim() !== "" ? entry.about.trim() : null,
    });
  });
  // The key may exist: a second request would make a second one.
  const isLost = create.error?.code === "outcome_unknown";

  const submit = form.handleSubmit(async (entry) => {
    if (isLost) return;
    if (taken === "taken") {
      form.setFocus("name");
      return;
    }
    const outcome = await create.run(entry);
    if (outcome.ok) onCreated(outcome.value);
  });

  function chooseServer(id: ServerId) {
    form.setValue("server", id, { shouldDirty: true });
    form.setValue("permissions", leastOf(systemOf(id)));
    if (systemOf(id)?.keys?.expiry === "required" && form.getValues("expiry") === "never") form.setValue("expiry", USUAL);
    form.clearErrors();
    create.clear();
  }

  return { form, choices, server, system, taken, create, isLost, submit: () => void submit(), chooseServer };
}

/** The first permission of a system, which is the least. */
function leastOf(system: SystemView | undefined): string[] {
  return system?.keys?.permissions.slice(0, 1).map(({ name }) => name) ?? [];
}
