/** What was kept of one person and is gone now. Counts only: nothing of what it was. */
export interface Forgotten {
  readonly user: string;
  /** Questions kept for the statistics, and words on answers. */
  readonly questions: number;
  readonly feedback: number;
  readonly drafts: number;
  /** Chat messages that waited or were held. */
  readonly messages: number;
  /** Whether a token or a grant was taken away as well. */
  readonly access: boolean;
}
