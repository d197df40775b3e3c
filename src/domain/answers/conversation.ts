export interface AskRequest {
  readonly question: string;
  /** Earlier questions of the same conversation, oldest first; wins over `conversation`. */
  readonly history?: readonly string[] | undefined;
  /** Opaque id; the assistant remembers the last questions asked under it by the same user. */
  readonly conversation?: string | undefined;
}
