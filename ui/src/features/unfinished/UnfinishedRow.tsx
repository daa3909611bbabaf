import type { ReactNode } from "react";
import type { UnfinishedView } from "@/ipc";
import { Row } from "./Row";

/** One creation: what it was, what is known of it, and what can be done. */
export function UnfinishedRow({ of: { name, server, began }, action, children }: { of: UnfinishedView; action: ReactNode; children: ReactNode }) {
  return (
    <Row name={name} on={{ server }} began={began} action={action}>
      {children}
    </Row>
  );
}
