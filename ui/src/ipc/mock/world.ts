import type { ActivityBreakView, ActivityRowView, AppView, AssumedView, ClipboardView, ConsoleNews, HearsView, KeyId, KeyRowView, LockedView, MailView, OperationId, Preferences, RecoveryView, SealView, ServerId, ServerView, SystemId, SystemView, TrustView, UnfinishedView, UnopenedView, VaultView } from "../bindings";
import { activityAt } from "./activity";
import { ASSUMED } from "./assumed";
import type { Bulk } from "./bulk/Bulk";
import type { Stumble } from "./bulk/run";
import { fault } from "./fault";
import { statusAt } from "./keyPage";
import type { Rotation } from "./rotation/Rotation";
import { seedAt, type Seed } from "./seed";

/** How long the clipboard keeps a secret, in seconds. */
export const CLIPBOARD_SPAN = 30;

/** All that the mocked program knows. The commands beside it change it and tell the news. */
export class World {
  readonly seed: Seed;
  systems: readonly SystemView[];
  /** Definitions of the user's own, as they were written. */
  readonly definitions = new Map<SystemId, string>();
  /** Files among them that cannot be used, each with the reason. */
  readonly damaged = new Map<string, string>();
  profile: AppView["profile"] = { kind: "sandbox", folder: "/home/a.meyer/.local/share/chatelaine-sandbox" };
  /** Why no profile is open. */
  unopened: UnopenedView | null = null;
  vault: VaultView = { state: "open", protection: "keychain" };
  recovery: RecoveryView = "not_asked";
  locked: LockedView | null = null;
  /** When it locks by itself, once that was told. */
  soon: string | null = null;
  /** What the desktop tells. */
  hears: HearsView = { lock: true, sleep: true };
  /** When somebody last used the window. */
  used: number;
  /** A recovery code that is being written down, and the one that opens the profile. */
  newCode: string | null = null;
  servers: ServerView[];
  keys: KeyRowView[];
  unfinished: UnfinishedView[] = [];
  /** The log, the latest first. */
  activity: ActivityRowView[];
  /** Where a check of the log finds it touched. */
  breaks: ActivityBreakView[] = [];
  /** What a check finds of the sealed end; without it, that it covers the whole log. */
  seal: SealView | null = null;
  mails: MailView[] = [];
  preferences: Preferences = {};
  clipboard: ClipboardView = { clears: null, span: CLIPBOARD_SPAN, stuck: false };
  /** Made-up secrets of keys made here, by operation. */
  readonly secrets = new Map<OperationId, string>();
  /** Failed attempts since the last success, by server. */
  readonly attempts = new Map<ServerId, number>();
  /** Work that may be stopped, by its name. */
  readonly works = new Map<string, () => void>();
  /** Milliseconds between two steps of a long work. */
  readonly pace: number;
  /** Who has changed an expired password. */
  readonly renewed = new Set<string>();
  /** Servers that ask for a pause at the next reading, in milliseconds. */
  readonly pauses = new Map<ServerId, number>();
  readonly bulks = new Map<OperationId, Bulk>();
  readonly rotations = new Map<OperationId, Rotation>();
  /** Names of keys at which a bulk stumbles once. */
  readonly stumbles = new Map<string, Stumble>();
  /** Rotations whose making was lost once already. */
  readonly lostOnce = new Set<OperationId>();
  /** Bulks stand until they are moved by hand. */
  still = false;
  readonly trust = new Map<ServerId, TrustView>();
  /** Options and corrections that differ from the definition. */
  readonly options = new Map<ServerId, Record<string, string>>();
  readonly corrections = new Map<ServerId, Record<string, string>>();
  /** Accepted assumptions by server and table, with when. */
  readonly accepted = new Map<ServerId, Record<string, string>>();
  readonly #waiting = new Set<() => void>();
  readonly #listeners = new Set<(news: ConsoleNews) => void>();
  #made = 0;

  constructor(now: number, pace = 120) {
    this.pace = pace;
    this.used = now;
    this.seed = seedAt(now);
    this.systems = this.seed.systems;
    this.servers = this.seed.servers.map((server) => ({ ...server }));
    this.keys = this.seed.keys.map((key) => ({ ...key, status: statusAt(key, now) }));
    this.activity = activityAt(now, this.servers);
    // The sandbox is built to its definitions' assumptions, so the program accepts them for it.
    for (const { id, system } of this.servers) this.accepted.set(id, Object.fromEntries((ASSUMED[system] ?? []).map(({ table }) => [table, new Date(now).toISOString()])));
  }

  onNews(listener: (news: ConsoleNews) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Takes a definition of the user's own, in place of an earlier one of the same system. */
  take(system: SystemView, text: string): void {
    this.definitions.set(system.id, text);
    this.damaged.delete(system.id);
    this.systems = [...this.systems.filter(({ id }) => id !== system.id), system].sort((a, b) => a.series - b.series);
  }

  tell(news: ConsoleNews): void {
    for (const listener of this.#listeners) listener(news);
  }

  /** Ends when a profile is open. */
  async opened(): Promise<void> {
    if (this.unopened !== null) await new Promise<void>((go) => this.#waiting.add(go));
  }

  /** A profile is open: whoever waited for one goes on. */
  open(): void {
    this.unopened = null;
    for (const go of this.#waiting) go();
    this.#waiting.clear();
  }

  /** A name nothing else has, alike in each run. */
  newId(): string {
    this.#made += 1;
    return `019365a0-0000-7000-8000-${String(this.#made).padStart(12, "0")}`;
  }

  server(id: ServerId): ServerView {
    const found = this.servers.find((server) => server.id === id);
    if (!found) throw fault("no_such_server");
    return found;
  }

  systemOf(server: ServerView): SystemView {
    const found = this.systems.find(({ id }) => id === server.system);
    if (!found) throw fault("internal");
    return found;
  }

  change(id: ServerId, change: Partial<ServerView>): ServerView {
    const changed = { ...this.server(id), ...change };
    this.servers = this.servers.map((server) => (server.id === id ? changed : server));
    this.tell({ kind: "app_changed" });
    return changed;
  }

  /** Fails unless somebody is signed in there. */
  signedIn(id: ServerId): ServerView {
    const server = this.server(id);
    if (server.session.state !== "signed_in" && server.session.state !== "renewing") throw fault("sign_in_needed", { server: id });
    return server;
  }

  /** Fails if that table of the definition is assumed and nobody has accepted it for this server. */
  rests(server: ServerView, ...tables: string[]): void {
    const asked = this.unaccepted(server, ...tables);
    if (asked.length > 0) throw fault("assumed", { server: server.id, assumed: asked.map(({ table, why }) => ({ table, why })) });
  }

  /** What of these tables is assumed and was not accepted for this server. */
  unaccepted(server: ServerView, ...tables: string[]): Omit<AssumedView, "accepted">[] {
    const accepted = this.accepted.get(server.id) ?? {};
    return (ASSUMED[server.system] ?? []).filter(({ table, asks }) => asks && tables.includes(table) && !(table in accepted));
  }

  /** A key of the inventory; fails where there is none. */
  key(server: ServerId, id: KeyId): KeyRowView {
    const found = this.keys.find((key) => key.server === server && key.id === id);
    if (!found) throw fault("no_such_key", { server });
    return found;
  }

  /** The rotation that is replacing a key, if there is one. */
  openRotationOf(server: ServerId, id: KeyId): Rotation | undefined {
    return [...this.rotations.values()].find((each) => each.request.server === server && each.request.key === id && (each.state() === "open" || each.state() === "scheduled"));
  }

  /** The keys that have been read: those of servers with a time of reading. */
  readKeys(): KeyRowView[] {
    const read = new Set(this.servers.filter(({ asOf }) => asOf !== null).map(({ id }) => id));
    return this.keys.filter(({ server }) => read.has(server));
  }

  /** Sets how many living keys each read server has, and tells of it. */
  recount(id: ServerId): void {
    const living = this.keys.filter((key) => key.server === id && key.goneSince === null && key.status !== "revoked" && key.status !== "expired").length;
    this.change(id, { keys: living });
    this.tell({ kind: "keys_changed", server: id });
  }

  view(): AppView {
    return { profile: this.profile, vault: this.vault, recovery: this.recovery, servers: this.servers, unfinished: this.unfinished, version: "0.1.0" };
  }
}
