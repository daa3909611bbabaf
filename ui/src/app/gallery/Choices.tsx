import { useState } from "react";
import { CheckBox, CheckList, Checkbox, Chip, Field, FieldGroup, Monogram, RadioCards, RadioList, Segmented, Select, Switch } from "@/components";
import { Sample } from "./Sample";

const SERVERS = [
  { value: "ba", label: "Babelfor - production", mark: <Monogram letters="Ba" series={1} /> },
  { value: "ha", label: "Haut.AI - EU", mark: <Monogram letters="Ha" series={2} /> },
  { value: "b2", label: "B2Core back office", mark: <Monogram letters="B2" series={5} />, offBecause: "No keys on this system" },
];

export function Choices() {
  const [server, setServer] = useState("ba");
  const [ends, setEnds] = useState("custom");
  const [kind, setKind] = useState("mg");
  const [kept, setKept] = useState<string | null>(null);
  const [may, setMay] = useState(["read", "write"]);
  const [on, setOn] = useState(true);
  const [way, setWay] = useState("account");
  return (
    <>
      <Sample title="Choice">
        <CheckBox checked={false} label="Off" />
        <CheckBox checked label="On" />
        <CheckBox checked="mixed" label="Mixed" />
        <CheckBox checked={false} off label="Closed" />
        <Switch checked={on} onChange={setOn} label="Sample" />
        <Switch checked={!on} onChange={(next) => setOn(!next)} label="Sample" />
        <Switch checked label="Locked" offBecause="Read-only on the server" />
        <Chip icon="hourglass" count={18} onToggle={() => {}}>Expiring</Chip>
        <Chip icon="expired" count={31} on onToggle={() => {}}>Expired</Chip>
        <Chip icon="group" on opens>Grouped by server</Chip>
        <Chip icon="plus" dashed>Filter</Chip>
        <div className="w-85"><Segmented label="Sign in with" wide value={way} onChange={setWay} options={[{ value: "account", label: "Account" }, { value: "key", label: "Service-account key" }]} /></div>
        <div className="w-full"><Checkbox checked={on} onChange={setOn} detail="The refresh cookie goes into the keychain for 30 days">Keep me signed in on this computer</Checkbox></div>
      </Sample>
      <Sample title="Lists of choices">
        <Field label="Server" className="w-56"><Select options={SERVERS} value={server} onChange={setServer} /></Field>
        <FieldGroup label="Expires" className="w-full">
          <RadioCards label="Expires" value={ends} onChange={setEnds} options={[
            { value: "7", label: "7 days", detail: "30 Nov" }, { value: "30", label: "30 days", detail: "23 Dec" }, { value: "90", label: "90 days", detail: "21 Feb" },
            { value: "custom", label: "Custom", detail: "pick a date" }, { value: "none", label: "No expiry", detail: "off", offBecause: "The profile limits keys to 90 days" },
          ]} />
        </FieldGroup>
        <div className="w-full"><CheckList value={may} onChange={setMay} options={[{ value: "read", label: "Read", detail: "Look things up" }, { value: "write", label: "Write", detail: "Change what exists" }, { value: "delete", label: "Delete", detail: "Remove things" }]} /></div>
        <div className="w-full"><RadioList label="Kind" detailAt="beside" value={kind} onChange={setKind} options={[
          { value: "ba", label: "Babelfor", detail: "Sign-in, expiring keys, settings", mark: <Monogram letters="Ba" series={1} /> },
          { value: "mg", label: "Mgmt", detail: "Sign-in or service-account key", mark: <Monogram letters="Mg" series={4} /> },
        ]} /></div>
        <div className="w-full"><RadioList label="Saved copy" value={kept} onChange={setKept} options={[
          { value: "keep", label: "Keep it in the keychain", detail: "You can copy it again from this computer." },
          { value: "remove", label: "Remove it, I have stored it elsewhere", detail: "Chatelaine cannot show it again." },
        ]} /></div>
      </Sample>
    </>
  );
}
