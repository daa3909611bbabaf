import { Because, Button, IconButton, LinkButton } from "@/components";
import { Sample, State } from "./Sample";

export function Buttons() {
  return (
    <>
      <Sample title="Primary button">
        <State name="default"><Button kind="primary">Create key</Button></State>
        <State name="keys"><Button kind="primary" icon="plus" keys={["C"]}>Create key</Button></State>
        <State name="busy"><Button kind="primary" busy="Creating">Create key</Button></State>
        <State name="disabled"><Button kind="primary" offBecause="Sign in to a server first">Create key</Button></State>
      </Sample>
      <Sample title="Secondary, ghost, icon">
        <State name="default"><Button icon="download">Export</Button></State>
        <State name="small"><Button size="sm" icon="rotate">Retry</Button></State>
        <State name="ghost"><Button kind="ghost" keys={["Esc"]}>Clear</Button></State>
        <State name="icon"><IconButton kind="secondary" icon="copy" label="Copy" /></State>
        <State name="icon, ghost"><IconButton icon="columns" label="Columns" /></State>
        <State name="icon, off"><IconButton kind="secondary" icon="pen" label="Edit" offBecause="Locked by the server" /></State>
        <State name="link"><LinkButton>Clear now</LinkButton></State>
      </Sample>
      <Sample title="Destructive: the label names the effect">
        <State name="default"><Button kind="danger" icon="revoke">Revoke 3 keys</Button></State>
        <State name="busy"><Button kind="danger" busy="Revoking">Revoke 3 keys</Button></State>
        <State name="quiet"><Button kind="danger-quiet" icon="revoke">Revoke 1 key</Button></State>
      </Sample>
      <Sample title="Disabled always says why">
        <span className="flex items-center gap-3">
          <Button icon="calendar" offBecauseId="gallery-why">Change expiry</Button>
          <Because id="gallery-why">Haut.AI sets the expiry only at creation</Because>
        </span>
      </Sample>
    </>
  );
}
