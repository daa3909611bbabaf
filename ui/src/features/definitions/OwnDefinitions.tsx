import { useState } from "react";
import { Button, Icon, Monogram, Skeleton } from "@/components";
import { ErrorNote } from "@/errors";
import { useApp, useDefinitions, useSystemOf, type DefinitionView, type SystemId } from "@/ipc";
import { useWords } from "@/words";
import { RemoveDialog } from "./RemoveDialog";

export interface OwnDefinitionsProps {
  onAdd: () => void;
  onReplace: (system: SystemId) => void;
}

/** The systems that the user added by definitions, and what can be done about each. */
export function OwnDefinitions({ onAdd, onReplace }: OwnDefinitionsProps) {
  const { t } = useWords("definitions");
  const { data, error, refetch } = useDefinitions();
  const [removing, setRemoving] = useState<DefinitionView>();
  // What is used is known with the servers, and nothing is said of it before.
  const servers = useApp().data?.servers;
  const own = servers && data?.filter((each) => each.own);
  return (
    <div className="flex flex-col items-start gap-3">
      {error ? <ErrorNote error={error.view} on={{ retry: () => void refetch() }} /> : own === undefined ? <Skeleton width={240} /> : own.length === 0 && <p className="text-text-3">{t("list.empty")}</p>}
      {own && own.length > 0 && (
        <ul aria-label={t("list.title")} className="w-full divide-y divide-line rounded-8 border border-line">
          {own.map((each) => (
            <Definition key={`${each.id} ${each.trouble === null}`} of={each} used={servers.filter((server) => server.system === each.id).length} onReplace={() => onReplace(each.id)} onRemove={() => setRemoving(each)} />
          ))}
        </ul>
      )}
      <Button icon="plus" onClick={onAdd}>
        {t("list.add")}
      </Button>
      {removing && <RemoveDialog definition={removing} onClose={() => setRemoving(undefined)} />}
    </div>
  );
}

interface DefinitionProps {
  of: DefinitionView;
  /** Servers of the list that are spoken to by it. */
  used: number;
  onReplace: () => void;
  onRemove: () => void;
}

function Definition({ of: { id, name, trouble }, used, onReplace, onRemove }: DefinitionProps) {
  const { t } = useWords("definitions");
  const system = useSystemOf()(id);
  const isGood = trouble === null;
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1.5 px-3.5 py-2">
      <span className="flex min-w-0 flex-1 basis-64 items-center gap-2">
        {isGood && system ? <Monogram letters={system.monogram} series={system.series} /> : <Icon name="octagon" className="mx-1 text-text" />}
        <span className="min-w-0">
          <span className="block truncate font-medium text-text">
            {name} {isGood && <span className="ml-1 font-mono text-12 font-normal text-text-3">{id}</span>}
          </span>
          <span className="block text-12 wrap-anywhere text-text-3">{isGood ? (used > 0 ? t("list.used", { count: used }) : t("list.unused")) : t("list.broken", { trouble })}</span>
        </span>
      </span>
      <Button size="sm" aria-label={t("list.replaceOne", { name })} onClick={onReplace}>
        {t("list.replace")}
      </Button>
      <Button size="sm" kind="danger-quiet" aria-label={t("list.removeOne", { name })} offBecause={isGood && used > 0 ? t("list.removeOff") : undefined} onClick={onRemove}>
        {t("list.remove")}
      </Button>
    </li>
  );
}
