import { useCallback, useMemo, useRef, useState, type ReactNode } from "react";
import { Button, Chip, Page, VirtualTable, type Entry, type VirtualTableHandle } from "@/components";
import { ExportMenu, ExportNotice, useExport } from "@/exporting";
import { useHost, usePreferences, useServers, useSystemOf, type BulkSelection, type KeyGroupView, type KeyRowView, type ServerId } from "@/ipc";
import { useLatest } from "@/keyboard";
import { count, useWords } from "@/words";
import { KeyDrawer } from "./detail/KeyDrawer";
import { KeyFilters } from "./filter/KeyFilters";
import { useKeyFilter } from "./filter/useKeyFilter";
import { useKeyColumns } from "./list/columns";
import { KeyMenu } from "./list/KeyMenu";
import { KeyNotices, hasFailed } from "./list/KeyNotices";
import { KeyRefresh } from "./list/KeyRefresh";
import { KeyStatus } from "./list/KeyStatus";
import { NoKeys } from "./list/NoKeys";
import { keyLineId, useKeyLines } from "./list/useKeyLines";
import { useKeyPages } from "./list/useKeyPages";
import { BULK_BAR, BulkBar } from "./select/BulkBar";
import { selectionOf } from "./select/choice";
import { useChoiceOff, type ManyDeed } from "./select/useChoiceOff";
import { useKeyChoice } from "./select/useKeyChoice";
import { useCopyName } from "./useCopyName";
import { useKeyShortcuts } from "./useKeyShortcuts";
import { useRotateOff } from "./useRotateOff";
import { useRevokeOff } from "./useRevokeOff";

export interface KeysPageProps {
  /** Only the keys of this server. */
  server: ServerId | undefined;
  onServer: (server: ServerId | undefined) => void;
  onCreate: () => void;
  /** Why no key can be created now. */
  createOff?: string | undefined;
  onRevoke: (key: KeyRowView) => void;
  /** A successor shall take its place. */
  onRotate: (key: KeyRowView) => void;
  /** Something shall be done to several keys. */
  onMany: (deed: ManyDeed, selection: BulkSelection, size: number) => void;
  onSignIn: (server: ServerId) => void;
  onAddServer: () => void;
  onUnlock: () => void;
  /** Before the main button: what is unfinished. */
  actions?: ReactNode;
}

/** All keys of all servers, a screenful at a time. */
export function KeysPage({ server, onServer, onCreate, createOff, onRevoke, onRotate, onMany, onSignIn, onAddServer, onUnlock, actions }: KeysPageProps) {
  const { t } = useWords("keys");
  const host = useHost();
  const servers = useServers();
  const systemOf = useSystemOf();
  const withKeys = useMemo(() => servers.filter(({ system }) => systemOf(system)?.keys), [servers, systemOf]);
  const { preferences, prefer } = usePreferences();
  const filter = useKeyFilter(server, onServer, preferences.keysGrouped);
  const lines = useKeyLines(filter);
  const shown = filter.server === undefined ? withKeys : withKeys.filter(({ id }) => id === filter.server);
  const columns = useKeyColumns(shown);
  const revokeOff = useRevokeOff();
  const rotateOff = useRotateOff();
  const { copyName, copyNames, said } = useCopyName();
  // Of keys that are gone nothing can be done, so they are no part of what is chosen from.
  const living = useKeyPages(useMemo(() => ({ ...filter.question, gone: false }), [filter.question]));
  const groups = living.head?.groups ?? NO_GROUPS;
  const { choice, size, selection, clear, keys: chosenKeys } = useKeyChoice(filter.question, groups, lines.rowAt);
  const manyOff = useChoiceOff(choice, groups);
  const many = (deed: ManyDeed) => manyOff(deed) === undefined && onMany(deed, selectionOf(choice), size);
  const latestMany = useLatest(many);
  const manyNow = useCallback((deed: ManyDeed) => latestMany.current(deed), [latestMany]);
  const table = useRef<VirtualTableHandle>(null);
  const search = useRef<HTMLInputElement>(null);
  const current = useRef<KeyRowView>(undefined);
  const [open, setOpen] = useState<{ key: KeyRowView; line: number; atEnd?: boolean }>();
  const [range, setRange] = useState({ first: 0, last: 0 });

  const { onRange: want, rowAt } = lines;
  const onRange = useCallback(
    (first: number, last: number) => {
      want(first, last);
      setRange({ first, last });
    },
    [want],
  );
  const onActive = useCallback((entry: Entry<KeyRowView> | undefined) => {
    current.current = entry?.kind === "row" ? entry.row : undefined;
  }, []);
  const revoke = useCallback((key: KeyRowView) => revokeOff(key) === undefined && onRevoke(key), [revokeOff, onRevoke]);
  const rotate = useCallback((key: KeyRowView) => rotateOff(key) === undefined && onRotate(key), [rotateOff, onRotate]);
  const create = useCallback(() => createOff === undefined && onCreate(), [createOff, onCreate]);
  const currentKey = useCallback(() => current.current, []);
  const onSearch = useCallback(() => search.current?.focus(), []);
  const lineOf = useCallback(
    (key: KeyRowView) => {
      for (let line = 0; line < lines.count; line += 1) {
        const entry = rowAt(line);
        if (entry?.kind === "row" && entry.id === keyLineId(key)) return line;
      }
      return 0;
    },
    [lines.count, rowAt],
  );
  const openEnd = useCallback((key: KeyRowView) => setOpen({ key, line: lineOf(key), atEnd: true }), [lineOf]);
  useKeyShortcuts({ current: currentKey, onSearch, onCreate: create, onRevoke: revoke, onRotate: rotate, onCopyName: copyName, onEnd: openEnd, onMany: size > 0 ? manyNow : undefined });

  const { head: summary } = lines.pages;
  const exporting = useExport((format, work) => host.keyExport({ ...filter.question, offset: 0, limit: 0 }, format, work));
  const hasNotice = lines.pages.error !== null || shown.some(hasFailed);
  const read = shown.filter(({ asOf }) => asOf !== null).length;
  const neighbour = (step: 1 | -1) => {
    if (!open) return undefined;
    for (let line = open.line + step; line >= 0 && line < lines.count; line += step) {
      const entry = rowAt(line);
      if (entry === undefined) return undefined;
      if (entry.kind === "row") return { key: entry.row, line };
    }
    return undefined;
  };
  function goTo(to: { key: KeyRowView; line: number }) {
    table.current?.moveTo(to.line);
    setOpen(to);
  }
  const previous = neighbour(-1);
  const next = neighbour(1);

  return (
    <Page
      title={t("title")}
      sub={summary && read > 0 && t("sub", { count: servers.length, n: count(summary.all), read, servers: servers.length })}
      fill
      actions={
        <>
          {actions}
          <Button kind="primary" icon="plus" keys={["C"]} offBecause={createOff} onClick={onCreate}>
            {t("create")}
          </Button>
        </>
      }
      toolbar={
        <div className="@container flex min-w-0 flex-1 items-center gap-2">
          <KeyFilters filter={filter} counts={summary?.counts} servers={withKeys} searchRef={search} onLeave={() => table.current?.focus()} />
          <span className="ml-auto flex flex-none items-center gap-2">
            {filter.server === undefined && (
              <Chip icon="group" on={preferences.keysGrouped} onToggle={(keysGrouped) => void prefer({ keysGrouped })}>
                <span className="@max-[720px]:sr-only">{t("grouped")}</span>
              </Chip>
            )}
            <KeyRefresh servers={shown} />
            <ExportMenu of={exporting} look="icon" rows={summary?.total} label={t("export", { count: summary?.total ?? 0, n: count(summary?.total ?? 0) })} />
          </span>
        </div>
      }
      dock={
        size > 0 && (
          <BulkBar
            choice={choice}
            size={size}
            groups={groups}
            onCopyNames={() => void chosenKeys().then(copyNames, () => {})}
            onDeed={many}
            onClear={clear}
            onLeave={() => table.current?.focus()}
          />
        )
      }
      drawer={
        open && (
          <KeyDrawer
            key={`${keyLineId(open.key)} ${open.atEnd === true}`}
            opened={open.key}
            atEnd={open.atEnd}
            onClose={() => setOpen(undefined)}
            onPrevious={previous && (() => goTo(previous))}
            onNext={next && (() => goTo(next))}
            onRevoke={onRevoke}
            onRotate={onRotate}
            onUnlock={onUnlock}
            onSignIn={onSignIn}
          />
        )
      }
    >
      <VirtualTable
        ref={table}
        label={t("title")}
        columns={columns}
        count={lines.count}
        rowAt={rowAt}
        onRange={onRange}
        groupsAt={lines.groupsAt}
        sort={filter.sort}
        onSort={filter.setSort}
        selection={selection}
        coveredBelow={size > 0 ? BULK_BAR : 0}
        openId={open && keyLineId(open.key)}
        onOpen={(key, line) => setOpen({ key, line })}
        onActive={onActive}
        rowActions={(key) => <KeyMenu of={key} revokeOff={revokeOff(key)} rotateOff={rotateOff(key)} onRotate={() => onRotate(key)} onOpen={() => setOpen({ key, line: lineOf(key) })} onCopyName={() => copyName(key)} onRevoke={() => onRevoke(key)} onEnd={() => openEnd(key)} />}
        loading={!summary && !lines.pages.error}
        notice={
          (hasNotice || exporting.isTold) && (
            <div className="flex flex-col gap-2">
              <ExportNotice of={exporting} />
              {hasNotice && <KeyNotices servers={shown} error={lines.pages.error?.view} onAgain={lines.pages.again} onSignIn={onSignIn} />}
            </div>
          )
        }
        empty={summary && <NoKeys filter={filter} servers={servers} withKeys={withKeys} onSignIn={onSignIn} onAddServer={onAddServer} />}
      />
      <KeyStatus places={lines.rowsOn(range.first, range.last)} total={summary?.total ?? 0} servers={shown} said={said} />
    </Page>
  );
}

const NO_GROUPS: readonly KeyGroupView[] = [];
