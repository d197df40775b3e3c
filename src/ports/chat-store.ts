/**
 * What a chat channel must not forget: the updates it took from the network and has not finished, and whom
 * admins let in. Synchronous; what a method returned from survives the process.
 */
export interface ChatStore {
  readonly inbox: UpdateInbox;
  readonly grants: GrantBook;
  readonly notes: ChatNotes;
  close(): void;
}

/** An update as the network delivered it. */
export interface IncomingUpdate {
  readonly id: number;
  /** JSON; erased as soon as the update is finished. */
  readonly body: string;
}

export interface StoredUpdate extends IncomingUpdate {
  /** Order of arrival, or of having been asked for again. */
  readonly place: number;
  /** Someone asked for it again: it is to be answered however old it is. */
  readonly wanted: boolean;
  /** Message that was sent to be turned into the answer, or null. */
  readonly placeholder: number | null;
}

/** `old`: came while nobody served. `unsure`: the answer may have arrived, nobody can tell. */
export type HeldReason = "old" | "unsure";

export interface HeldUpdate extends IncomingUpdate {
  /** Another one each time it was asked for, so that an older button is known as such. */
  readonly place: number;
  readonly reason: HeldReason;
}

/**
 * An update is waiting → (answer going out) → finished; or held until its sender asks for it again. What
 * a dead process left going out is found held as `unsure`: sending it again could make it come twice.
 */
export interface UpdateInbox {
  /** Keeps those not seen before, on the disk when it returns; says how many that were. */
  receive(updates: readonly IncomingUpdate[]): number;
  /** Waiting updates behind a place, in order. */
  waitingAfter(place: number, limit: number): StoredUpdate[];
  waitingCount(): number;
  keepPlaceholder(id: number, messageId: number): void;
  /** From here on the answer may have been delivered. */
  begin(id: number): void;
  /** The network refused the answer for certain: the update waits again. Returns how often that has happened. */
  release(id: number): number;
  finish(id: number): void;
  hold(id: number, reason: HeldReason): void;
  held(id: number): HeldUpdate | null;
  /** Held updates whose senders were not told yet, in order. */
  untold(): HeldUpdate[];
  markTold(ids: readonly number[]): void;
  /** Puts a held update behind all that wait; false when it is not held any more. */
  ask(id: number): boolean;
  /** Forgets finished and held updates older than this many milliseconds. */
  purge(olderThanMs: number): void;
}

/** A person (positive id) or a group (negative id) that an admin let in. */
export interface Grant {
  readonly id: number;
  readonly note: string;
  /** What they may search; null: what everyone in this channel may. */
  readonly collections: readonly string[] | "all" | null;
  readonly grantedBy: string;
  /** ISO date and time. */
  readonly grantedAt: string;
}

export interface GrantBook {
  list(): Grant[];
  find(id: number): Grant | null;
  add(grant: Omit<Grant, "grantedAt">): void;
  /** False when there was none. */
  remove(id: number): boolean;
}

/** What a person has in hand in a chat: one small JSON value of each kind, forgotten after two days. */
export interface ChatNotes {
  get(kind: string, owner: string): string | null;
  set(kind: string, owner: string, value: string): void;
  delete(kind: string, owner: string): void;
}
