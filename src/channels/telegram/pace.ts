/** How long the channel waits for what, in ms. Telegram's limits set most of it; tests live through it faster. */
export interface Pace {
  /** Between two changes of what is shown in a chat: Telegram takes about one a second. */
  readonly edit: number;
  /** The same in a group, which takes about 20 messages and edits a minute, ours among everybody's. */
  readonly groupEdit: number;
  /** A draft fades after 30 s; one that says nothing new is shown again before that. */
  readonly draftRefresh: number;
  /** An answer that is ready sooner needs no announcement, and two hundred of them no two hundred calls. */
  readonly typingAfter: number;
  /** Telegram shows the action for at most 5 s. */
  readonly typingEvery: number;
  /** Most are answered before anyone wonders about the queue. */
  readonly placeAfter: number;
  /** Everybody who waits is told, so not too often. */
  readonly placeEvery: number;
  /** Updates come in batches; a summary of what was not answered waits for the end of them. */
  readonly summaryAfter: number;
  /** Before a call is repeated over a broken line or to a server in trouble; afterwards it has failed. */
  readonly retries: readonly number[];
  /** Constant: doubling would leave the bot deaf for minutes after a long outage. */
  readonly reconnect: number;
  /** Before a message or summary that the network refused is tried again as a whole. */
  readonly refused: number;
  /** Stopping takes at most 5 s: answers get this long to end by themselves, the others stay in the inbox. */
  readonly stopGrace: number;
  /** And this long to notice that they were aborted. */
  readonly farewell: number;
}

export const usualPace: Pace = {
  edit: 1_200,
  groupEdit: 4_000,
  draftRefresh: 20_000,
  typingAfter: 300,
  typingEvery: 4_500,
  placeAfter: 1_000,
  placeEvery: 5_000,
  summaryAfter: 1_500,
  retries: [300, 1_000, 3_000],
  reconnect: 2_000,
  refused: 30_000,
  stopGrace: 3_500,
  farewell: 1_000,
};
