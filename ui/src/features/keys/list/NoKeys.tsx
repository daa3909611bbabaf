import { Button, EmptyState } from "@/components";
import type { ServerId, ServerView } from "@/ipc";
import { useWords } from "@/words";
import type { KeyFilter } from "../filter/useKeyFilter";

export interface NoKeysProps {
  filter: KeyFilter;
  /** All servers, and those among them that have keys. */
  servers: readonly ServerView[];
  withKeys: readonly ServerView[];
  onSignIn: (server: ServerId) => void;
  onAddServer: () => void;
}

/** Why there is nothing in the list, and the way out. */
export function NoKeys({ filter, servers, withKeys, onSignIn, onAddServer }: NoKeysProps) {
  const { t } = useWords("keys");
  if (servers.length === 0) {
    return (
      <EmptyState title={t("empty.noServers")} action={<Button onClick={onAddServer}>{t("empty.addServer")}</Button>}>
        {t("empty.noServersBody")}
      </EmptyState>
    );
  }
  if (filter.count > 0) {
    const server = servers.find(({ id }) => id === filter.server)?.name;
    const names = [...filter.statuses.map((status) => t(`status.${status}`)), server, filter.search.trim() && t("empty.searchFor", { search: filter.search.trim() })];
    return (
      <EmptyState title={t("empty.noMatch")} action={<Button onClick={filter.clear}>{t("filter.clear", { count: filter.count })}</Button>}>
        {t("empty.filters", { count: filter.count, names: names.filter(Boolean).join(", ") })}
      </EmptyState>
    );
  }
  if (withKeys.some(({ asOf }) => asOf !== null)) return <EmptyState title={t("empty.noKeys")}>{t("empty.noKeysBody")}</EmptyState>;
  return (
    <EmptyState title={t("empty.nothingRead")}>
      {t("empty.nothingReadBody")}
      <span className="flex flex-wrap gap-2 pt-2.5 pb-0.5">
        {withKeys.map(({ id, name }) => (
          <Button key={id} onClick={() => onSignIn(id)}>
            {t("empty.signIn", { server: name })}
          </Button>
        ))}
      </span>
    </EmptyState>
  );
}
