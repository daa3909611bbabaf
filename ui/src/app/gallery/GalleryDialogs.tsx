import { useRef, useState } from "react";
import { Button, ButtonGroup, Dialog, Field, Note, Page, RadioList, TextInput } from "@/components";

/** The two kinds of dialog over a page. */
export function GalleryDialogs() {
  const [open, setOpen] = useState(true);
  const [when, setWhen] = useState("now");
  const cancel = useRef<HTMLButtonElement>(null);
  return (
    <Page title="Dialogs" actions={<Button onClick={() => setOpen(true)}>Ask</Button>}>
      <Dialog open={open} onClose={() => setOpen(false)} title="Revoke 3 keys on Babelfor - production?" focusFirst={cancel}
        footer={<>
          <Button kind="ghost" icon="rotate">Rotate 3 keys instead</Button>
          <ButtonGroup><Button ref={cancel} keys={["Esc"]} onClick={() => setOpen(false)}>Cancel</Button><Button kind="danger" icon="revoke">Revoke 3 keys</Button></ButtonGroup>
        </>}>
        <Note tone="dead" title="Every caller with one of these keys is refused.">Babelfor does not tell who calls with a key: ask the owners first. You can undo it: Babelfor only marks the keys as revoked.</Note>
        <RadioList label="When" value={when} onChange={setWhen} options={[{ value: "now", label: "Now" }, { value: "later", label: "After a grace period", detail: "you can still stop it until then" }]} />
        <Field label="Reason for the log" optional><TextInput placeholder="Left the partner programme" /></Field>
      </Dialog>
    </Page>
  );
}
