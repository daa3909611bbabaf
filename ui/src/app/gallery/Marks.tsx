import {
  AssumedMark, Avatar, Button, ChoiceList, Countdown, EmptyState, Facts, Kbd, LifeBar, Menu, Monogram, Note, ProgressBar, SessionMark, Skeleton, StateWord, Tag, Time, toast,
  type KeyState, type SessionState,
} from "@/components";
import { useState } from "react";
import { Sample } from "./Sample";

const STATES: KeyState[] = ["active", "expiring", "expired", "never", "revoked", "failed", "offline", "scheduled", "unknown"];
const SESSIONS: SessionState[] = ["signed_in", "renewing", "signed_out", "second_factor", "needs_sign_in", "locked_out", "offline"];

export function Marks() {
  const [until] = useState(() => Date.now() + 271_000);
  const [expires] = useState(() => new Date(Date.now() + 4.2 * 86_400_000));
  return (
    <>
      <Sample title="State: icon and word, never colour alone">
        {STATES.map((state) => <StateWord key={state} state={state} />)}
        <AssumedMark />
        {SESSIONS.map((state) => <SessionMark key={state} state={state} left={21 * 60_000} />)}
        <Tag tone="ok" icon="ok">Healthy</Tag><Tag tone="soon" icon="hourglass">Expires in 9 h</Tag><Tag tone="dead" icon="expired">Expired 3 h ago</Tag>
        <Tag tone="act" icon="octagon">Failed</Tag><Tag tone="info" icon="info">New</Tag><Tag>Administrator</Tag>
        <Monogram letters="Ba" series={1} /><Monogram letters="Ha" series={2} /><Monogram letters="Bf" series={3} /><Monogram letters="Mg" series={4} /><Monogram letters="B2" series={5} /><Monogram icon="search" />
        <Monogram letters="Mg" series={4} size="lg" /><Avatar name="a.meyer@kontor.example" /><Kbd keys={["Ctrl", "K"]} />
      </Sample>
      <Sample title="Remaining life">
        {([[0.86, "plain"], [0.24, "plain"], [0.05, "soon"], [0, "dead"]] as const).map(([left, tone]) => <span key={left} className="flex h-4.5 items-center gap-2"><LifeBar left={left} tone={tone} /><span className="text-text-2"><Time at={expires} /></span></span>)}
        <span className="flex h-4.5 items-center gap-2"><LifeBar /><span className="text-text-2">no expiry</span></span>
        <span className="w-50"><Countdown until={until} of={300_000} label="Code expires in" /></span>
        <span className="flex w-50"><ProgressBar value={0.4} label="Reading" /></span>
        <Skeleton width={120} />
        <Button onClick={() => toast({ title: "Renamed to ad-feed-nl", undo: { label: "Undo", onUndo: () => {} } })}>Toast</Button>
        <Menu trigger={<Button>Menu</Button>} entries={[{ id: "a", label: "Sign out", icon: "user", onPick: () => {} }, { id: "b", label: "Remove", icon: "trash", danger: true, apart: true, onPick: () => {} }]} />
      </Sample>
      <Sample title="Notes: amber, red and verdigris keep one meaning each">
        <div className="flex w-full flex-col gap-2">
          <Note title="Already safe.">The secret is in this computer&apos;s keychain until you choose below.</Note>
          <Note tone="soon" title="18 keys expire in 7 days.">The first in 9 h.</Note>
          <Note tone="dead" title="Deleting on Haut.AI cannot be undone." />
          <Note tone="info" title="Version 1.1 is ready.">It installs when you quit.</Note>
          <Note tone="ink" title="Could not load the keys of Haut.AI." action={<Button size="sm" icon="rotate">Retry</Button>}>503 from the server, 3 tries. The list of 10:05 stays.</Note>
          <EmptyState title="No keys match" action={<Button>Clear 3 filters</Button>}>3 filters are on: Expired, Babelfor - production, owner k.horvath.</EmptyState>
        </div>
      </Sample>
      <Sample title="Facts and ways to go on">
        <div className="w-full"><Facts facts={[{ label: "Key", value: <span className="font-mono text-12">eyJ…Q4</span> }, { label: "Created" }, { label: "Permissions", instead: "not offered" }]} /></div>
        <div className="w-full"><ChoiceList choices={[{ id: "add", icon: "plus", title: "Add a server", detail: "You need its address and an account or a key.", keys: ["A"], onPick: () => {} }, { id: "try", icon: "sandbox", title: "Try the sandbox", detail: "Servers on this computer with made-up keys.", keys: ["S"], onPick: () => {} }]} /></div>
      </Sample>
    </>
  );
}
