import { columnVisibilityFeature, rowSortingFeature, tableFeatures, useTable, type ColumnDef, type SortingState, type Updater } from "@tanstack/react-table";
import { useMemo } from "react";
import { useIsNarrow } from "../page/useIsNarrow";
import type { Column, Sort } from "./types";

const features = tableFeatures({ columnVisibilityFeature, rowSortingFeature });

/**
 * The columns in view, their order of sorting, and the grid that lays them out. Rows are not given to the table model:
 * sorting, filtering and counting happen in the ledger, and the list holds a screenful.
 */
export function useColumns<Row extends object>(columns: readonly Column<Row>[], sort: Sort | undefined, onSort: ((sort: Sort) => void) | undefined, selectable: boolean, width: number) {
  const narrow = useIsNarrow();
  const defs = useMemo<ColumnDef<typeof features, Row>[]>(
    () => columns.map((column) => ({ id: column.id, header: column.header, accessorFn: () => undefined, enableSorting: column.sortable ?? false, sortDescFirst: false })),
    [columns],
  );
  const columnVisibility = useMemo(() => Object.fromEntries(columns.map((column) => [column.id, !(narrow && column.onlyWide === true) && width >= (column.leavesBelow ?? 0)])), [columns, narrow, width]);
  const sorting = useMemo<SortingState>(() => (sort ? [{ id: sort.column, desc: sort.descending }] : []), [sort]);
  const table = useTable({
    features,
    columns: defs,
    data: NO_ROWS,
    manualSorting: true,
    enableSortingRemoval: false,
    enableMultiSort: false,
    state: { sorting, columnVisibility },
    onSortingChange: (updater: Updater<SortingState>) => {
      const next = (typeof updater === "function" ? updater(sorting) : updater)[0];
      if (next) onSort?.({ column: next.id, descending: next.desc });
    },
  });
  const visible = columns.filter((column) => columnVisibility[column.id]);
  const template = [selectable ? "46px" : undefined, ...visible.map((column) => column.width)].filter(Boolean).join(" ");
  return { headers: table.getHeaderGroups()[0]?.headers ?? [], visible, template };
}

const NO_ROWS: never[] = [];
