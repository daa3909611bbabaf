import { useMemo, useState, type ReactNode } from "react";
import { Page, Panel, SaveBar } from "@/components";
import { ErrorNote } from "@/errors";
import { useAction, useDetailsRead, useHost, useServers, type ServerDetailsView, type SystemView } from "@/ipc";
import { useShortcuts, useLatest } from "@/keyboard";
import { useWords } from "@/words";
import { trustProblem } from "../trust/trust";
import { AssumedPart } from "./AssumedPart";
import { NamePart } from "./NamePart";
import { OptionsPart } from "./OptionsPart";
import { TrustPart } from "./TrustPart";
import { useEdits } from "./useEdits";

interface ServerFormProps {
  details: ServerDetailsView;
  system: SystemView;
  trail: readonly ReactNode[];
}

/** The parts of a server's page under one bar that saves what was changed. What is refused stays as it was typed. */
export function ServerForm({ details, system, trail }: ServerFormProps) {
  const { t } = useWords("servers");
  const host = useHost();
  const { edits, edit, clear, saved, request, changed } = useEdits(details, system);
  const [tried, setTried] = useState(false);
  const read = useDetailsRead();
  // Until what was saved is read back, what was entered is shown: the old values are not true any more.
  const save = useAction(() => host.serverChange(request).then(() => read(details.server.id)));
  const taken = useServers().some(({ id, name }) => id !== details.server.id && name === request.name);
  const nameProblem = edits.name?.trim() === "" ? t("form.nameNeeded") : taken ? t("form.nameTaken") : undefined;
  const problem = edits.trust && trustProblem(t, edits.trust);

  async function press() {
    setTried(true);
    if (changed.length === 0 || nameProblem !== undefined || problem) return;
    const outcome = await save.run();
    if (!outcome.ok) return;
    saved(edits);
    setTried(false);
  }
  function discard() {
    clear();
    save.clear();
    setTried(false);
  }
  const latest = useLatest(press);
  useShortcuts(useMemo(() => [{ keys: "mod+s", label: t("one.save"), run: () => void latest.current() }], [t, latest]));

  return (
    <Page
      title={t("one.title")}
      trail={trail}
      dock={
        changed.length > 0 && (
          <SaveBar count={changed.length} busy={save.busy} onDiscard={discard} onSave={() => void press()} changes={changed.map((part) => ({ name: t(`one.part.${part}`) }))}>
            {save.error && <ErrorNote error={save.error} on={{ retry: () => void press() }} />}
          </SaveBar>
        )
      }
    >
      <div className="flex max-w-180 flex-col gap-4">
        <Panel title={t("one.name")}>
          <NamePart server={details.server} edits={edits} onEdit={edit} problem={nameProblem} />
        </Panel>
        <Panel title={t("one.assumed")}>
          <AssumedPart details={details} system={system} edits={edits} onEdit={edit} />
        </Panel>
        {system.options.length > 0 && (
          <Panel title={t("one.options")}>
            <OptionsPart options={system.options} value={{ ...details.options, ...edits.options }} onChange={(options) => edit({ options })} />
          </Panel>
        )}
        <Panel title={t("trust.title")}>
          <TrustPart details={details} trust={edits.trust} onEdit={edit} problem={tried ? problem : undefined} />
        </Panel>
      </div>
    </Page>
  );
}
