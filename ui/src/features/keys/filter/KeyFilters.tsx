import type { RefObject } from "react";
import { Chip, Menu, SearchInput, type IconName, type MenuEntry } from "@/components";
import type { KeyStatus, ServerView, StatusCountsView } from "@/ipc";
import { useWords } from "@/words";
import type { KeyFilter } from "./useKeyFilter";

const ICON: Record<KeyStatus, IconName> = { expiring: "hourglass", expired: "expired", never: "infinity", active: "ok", revoked: "revoke" };
/** Always in the bar; the others come into it while they are on. */
const STANDING: readonly KeyStatus[] = ["expiring", "expired", "never"];
const FURTHER: readonly KeyStatus[] = ["active", "revoked"];

export interface KeyFiltersProps {
  filter: KeyFilter;
  counts: StatusCountsView | undefined;
  /** Servers that have keys. */
  servers: readonly ServerView[];
  searchRef: RefObject<HTMLInputElement | null>;
  /** Leaves the search for the list. */
  onLeave: () => void;
}

/** Search and filters of the list of keys. */
export function KeyFilters({ filter, counts, servers, searchRef, onLeave }: KeyFiltersProps) {
  const { t } = useWords("keys");
  const shown = [...STANDING, ...FURTHER.filter((status) => filter.statuses.includes(status))];
  const only = servers.find(({ id }) => id === filter.server);
  const entries: MenuEntry[] = [
    ...FURTHER.map((status) => ({
      id: status,
      icon: ICON[status],
      label: t("filter.status", { status: t(`status.${status}`).toLocaleLowerCase() }),
      chosen: filter.statuses.includes(status),
      onPick: () => filter.toggleStatus(status),
    })),
    { id: "gone", icon: "eyeOff", label: t("gone.too"), chosen: filter.gone, onPick: () => filter.setGone(!filter.gone) },
    ...servers.map((server, place) => ({
      id: server.id,
      icon: "server" as const,
      label: t("filter.server", { server: server.name }),
      apart: place === 0,
      chosen: server.id === filter.server,
      onPick: () => filter.setServer(server.id === filter.server ? undefined : server.id),
    })),
  ];
  return (
    <>
      <SearchInput ref={searchRef} label={t("search")} value={filter.search} onChange={filter.setSearch} onSettle={filter.settle} keys={["/"]} className="w-59 min-w-36 shrink" onLeave={onLeave} />
      {shown.map((status) => (
        <Chip key={status} icon={ICON[status]} count={counts?.[status]} on={filter.statuses.includes(status)} onToggle={() => filter.toggleStatus(status)}>
          {t(`status.${status}`)}
        </Chip>
      ))}
      {only && (
        <Chip icon="server" on onToggle={() => filter.setServer(undefined)} aria-label={t("filter.clearServer", { server: only.name })} className="min-w-0 shrink [&>span]:truncate">
          <span>{only.name}</span>
        </Chip>
      )}
      {filter.gone && (
        <Chip icon="eyeOff" on onToggle={() => filter.setGone(false)}>
          {t("gone.chip")}
        </Chip>
      )}
      <Menu
        align="start"
        trigger={
          <Chip icon="plus" dashed>
            {t("filter.more")}
          </Chip>
        }
        entries={entries}
      />
    </>
  );
}
