import { useCallback, useMemo, useRef, useState } from "react";
import {
  Button, Chip, Drawer, DrawerSection, Facts, IconButton, LifeBar, LinkButton, Monogram, Page, SearchInput, StateWord, StatusItem, Tag, Time, VirtualTable,
  type Column, type Entry, type Selection, type Sort, type VirtualTableHandle,
} from "@/components";
import { count } from "@/words";
import { GROUPS, sampleKey, type SampleKey } from "./sampleKeys";

const TONE = { expiring: "text-amber-text", expired: "text-red-text" } as Record<string, string>;
const COLUMNS: Column<SampleKey>[] = [
  { id: "name", header: "Name", width: "minmax(120px, 1fr)", sortable: true, cell: (key) => key.name },
  { id: "server", header: "Server", width: "104px", onlyWide: true, leavesBelow: 940, cell: ({ server }) => <span className="flex items-center gap-1.5"><Monogram letters={GROUPS[server]?.letters ?? ""} series={GROUPS[server]?.series} />{GROUPS[server]?.short}</span> },
  { id: "key", header: "Key", width: "100px", cell: (key) => <span className="font-mono text-12">{key.hint}</span> },
  { id: "owner", header: "Owner", width: "98px", leavesBelow: 820, sortable: true, cell: (key) => key.owner },
  { id: "created", header: "Created", width: "100px", onlyWide: true, leavesBelow: 940, sortable: true, cell: (key) => <Time show="day" at={key.created} /> },
  { id: "expires", header: "Expires", width: "150px", sortable: true, cell: (key) => <span className="flex items-center gap-2.5"><LifeBar left={key.left} tone={key.state === "expiring" ? "soon" : key.state === "expired" ? "dead" : "plain"} /><span className={TONE[key.state]}>{key.expires ? <Time at={key.expires} /> : "no expiry"}</span></span> },
  { id: "may", header: "Permissions", width: "136px", cell: () => "Read, Write" },
  { id: "state", header: "Status", width: "126px", sortable: true, cell: (key) => <StateWord state={key.state} /> },
  { id: "more", header: "", width: "40px", cell: () => null },
];
const STARTS = GROUPS.map((_, group) => GROUPS.slice(0, group).reduce((sum, each) => sum + each.keys + 1, 0));
const TOTAL = GROUPS.reduce((sum, each) => sum + each.keys + 1, 0);

/** The list of keys with twelve thousand rows, of which every third page is slow. */
export function GalleryTable() {
  const [sort, setSort] = useState<Sort>({ column: "name", descending: false });
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(["0-1", "0-2"]));
  const [open, setOpen] = useState<SampleKey>();
  const [range, setRange] = useState<[number, number]>([0, 0]);
  const [search, setSearch] = useState("");
  const table = useRef<VirtualTableHandle>(null);
  const rowAt = useCallback((index: number): Entry<SampleKey> | undefined => {
    const group = STARTS.findLastIndex((start) => start <= index);
    const of = GROUPS[group];
    if (!of) return undefined;
    const place = index - (STARTS[group] ?? 0) - 1;
    if (place >= 0) return place % 600 > 560 ? undefined : { kind: "row", id: `${group}-${place}`, row: sampleKey(group, place), name: sampleKey(group, place).name };
    return { kind: "group", id: `g${group}`, name: of.name, open: true, onToggle: () => {}, content: <><Monogram letters={of.letters} series={of.series} /><b className="text-13 font-semibold text-text">{of.name}</b><span>{count(of.keys)} keys</span><span className="truncate text-text-3">{of.note}</span></> };
  }, []);
  const selection = useMemo<Selection<SampleKey>>(() => ({
    has: (id) => chosen.has(id),
    all: chosen.size > 0 ? "mixed" : false,
    group: () => false,
    onToggle: (id) => setChosen((now) => new Set(now.has(id) ? [...now].filter((each) => each !== id) : [...now, id])),
    onToggleAll: () => setChosen(new Set()),
  }), [chosen]);
  const onRange = useCallback((first: number, last: number) => setRange([first, last]), []);
  return (
    <Page
      title="Keys"
      sub={`${count(12_407)} on 3 servers`}
      actions={<Button kind="primary" icon="plus" keys={["C"]}>Create key</Button>}
      fill
      toolbar={<>
        <SearchInput label="Name, owner or key prefix" value={search} onChange={setSearch} keys={["/"]} className="w-59 min-w-36 shrink" onLeave={() => table.current?.focus()} />
        <Chip icon="hourglass" count={18} onToggle={() => {}}>Expiring</Chip><Chip icon="expired" count={31} onToggle={() => {}}>Expired</Chip><Chip icon="infinity" count={897} onToggle={() => {}}>Never expires</Chip>
        <span className="ml-auto"><Chip icon="group" on onToggle={() => {}}>Grouped by server</Chip></span>
      </>}
      drawer={open && <Sheet of={open} onClose={() => setOpen(undefined)} />}
    >
      <VirtualTable ref={table} label="Keys" columns={COLUMNS} count={TOTAL} rowCount={12_407} rowAt={rowAt} groupsAt={STARTS} sort={sort} onSort={setSort} selection={selection} openId={open?.id} onOpen={setOpen} onRange={onRange}
        rowActions={(key) => <IconButton icon="more" size="xs" tabIndex={-1} label={`More actions for ${key.name}`} />} />
      <StatusItem>Rows {count(range[0] + 1)} to {count(range[1] + 1)} of {count(TOTAL)}</StatusItem>
    </Page>
  );
}

function Sheet({ of, onClose }: { of: SampleKey; onClose: () => void }) {
  return (
    <Drawer onClose={onClose} title={of.name} over={<><Monogram letters="Ba" series={1} />Babelfor - production</>} beside={<Tag tone="soon" icon="hourglass">Expires in 9 h</Tag>}
      actions={<><IconButton icon="chevronUp" size="sm" label="Previous key" /><IconButton icon="chevronDown" size="sm" label="Next key" /></>}>
      <DrawerSection><div className="grid grid-cols-2 gap-2"><Button icon="copy" wide>Copy secret</Button><Button icon="revoke" kind="danger-quiet" wide>Revoke 1 key</Button></div></DrawerSection>
      <DrawerSection><Facts facts={[{ label: "Key", value: of.hint }, { label: "Owner", value: of.owner }, { label: "Created", value: <Time show="absolute" at={of.created} /> }, { label: "Permissions", instead: "not offered" }]} /></DrawerSection>
      <DrawerSection grow><LinkButton>Life of this key</LinkButton></DrawerSection>
    </Drawer>
  );
}
