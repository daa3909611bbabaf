import type { ActivityQueryView, BulkItemQuery, KeyId, OperationId, ServerId, SystemId } from "./bindings";

/** Names of what is read, so that news can say what is out of date. */
export const reading = {
  app: ["app"],
  /** Why no profile could be opened at the start. */
  opening: ["opening"],
  lock: ["lock"],
  systems: ["systems"],
  definitions: ["definitions"],
  definition: (system: SystemId) => ["definitions", system],
  preferences: ["preferences"],
  sandbox: ["sandbox"],
  /** The newest mail of the sandbox that was looked at, or lay there at the start. Nothing is asked for it. */
  mailsSeen: ["mails-seen"],
  clipboard: ["clipboard"],
  keys: ["keys"],
  activity: ["activity"],
  activityPage: (question: Omit<ActivityQueryView, "offset" | "limit">, page: number) => ["activity", "page", question, page],
  activityChoices: ["activity", "choices"],
  /** Not outdated by each new entry: the whole log is read for it. */
  activityCheck: ["activity-check"],
  /** How far an export of that name has come. */
  exporting: (work: string) => ["exporting", work],
  operations: ["operations"],
  allOperations: ["operation"],
  /** Everything of one operation. */
  operation: (operation: OperationId) => ["operation", operation],
  rotation: (operation: OperationId) => ["operation", operation, "rotation"],
  bulk: (operation: OperationId) => ["operation", operation, "bulk"],
  bulkItems: (query: BulkItemQuery) => ["operation", query.operation, "items", query],
  allPlans: ["plan"],
  rotationPlan: (server: ServerId, key: KeyId) => ["plan", server, key],
  accounts: ["account"],
  account: (server: ServerId, extended: boolean) => ["account", server, extended],
  details: (server: ServerId) => ["details", server],
  allDetails: ["details"],
  list: (server: ServerId, search: string) => ["others", server, "list", search],
  one: (server: ServerId, id: string) => ["others", server, "one", id],
  other: (server: ServerId, id: string, part: "account" | "factors" | "sign-ins" | "blocks") => ["others", server, "one", id, part],
} as const;
