import { useState } from "react";
import { CodeBoxes, Field, PasswordInput, SearchInput, SecretField, TextArea, TextInput, Icon } from "@/components";
import { Sample } from "./Sample";

export function Fields() {
  const [code, setCode] = useState("407");
  const [search, setSearch] = useState("");
  return (
    <>
      <Sample title="Field">
        <Field label="Name" className="w-33"><TextInput defaultValue="stock-sync" /></Field>
        <Field label="Name" className="w-33" error="No spaces"><TextInput defaultValue="stock sync" /></Field>
        <Field label="Token id" className="w-33"><TextInput defaultValue="4187" readOnly /></Field>
        <Field label="Name" className="w-42"><TextInput defaultValue="warehouse-labels" after={<><Icon name="check" size={14} />free</>} /></Field>
        <Field label="Password" className="w-42" error="Wrong password, 3 tries left"><PasswordInput defaultValue="not-a-secret" /></Field>
        <Field label="Date" className="w-42"><TextInput type="date" icon="calendar" defaultValue="2027-01-15" /></Field>
        <Field label="Description" optional className="w-80" help="Everybody with the key's server sees it"><TextArea placeholder="Label printers in the warehouse" /></Field>
        <SearchInput label="Name, owner or key prefix" value={search} onChange={setSearch} keys={["/"]} className="w-59" />
      </Sample>
      <Sample title="Code boxes and secret">
        <div className="w-105"><CodeBoxes value={code} onChange={setCode} onComplete={() => {}} /></div>
        <div className="w-105"><CodeBoxes value="" onChange={() => {}} onComplete={() => {}} invalid label="Refused code" /></div>
        <div className="w-130">
          <SecretField
            masked={"api_Wn" + "•".repeat(20) + "c7"}
            onReveal={() => Promise.resolve("api_Wn-this-is-made-up-for-the-gallery-c7")}
            onCopy={() => Promise.resolve(Date.now() + 30_000)}
            onClear={() => Promise.resolve()}
          />
        </div>
      </Sample>
    </>
  );
}
