import type { ActivityRowView } from "@/ipc";

/** How an entry of the log ended. */
export type EntryOutcome = ActivityRowView["outcome"];
