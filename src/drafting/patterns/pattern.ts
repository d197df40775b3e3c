/** A point of a report as it can be used again: `一是LEAD。` and sentences without figures or names. */
export interface Point {
  /** 加强组织领导: what follows 一是; null for running prose. */
  readonly lead: string | null;
  /** Sentences as lists of clauses; joined by `，` and closed by `。`. */
  readonly sentences: readonly (readonly string[])[];
  readonly time: "past" | "future" | "both";
  /** What a fact must be about to stand here (`{facts}` in the sentences); [] outside 事项 themes. */
  readonly aspects: readonly string[];
}

/** The house's common stock for one theme of organization work, read from a Markdown file. */
export interface Theme {
  readonly name: string;
  /** Words by which a request or a passage is known to be about the theme. */
  readonly keywords: readonly string[];
  /** A theme that only looks back or ahead, whatever the heading it stands under. */
  readonly time: "past" | "future" | null;
  /** What its part is called in a long report, by time. */
  readonly subheadings: readonly TimedLine[];
  /** A theme of arrangements (培训班, 会议): each point takes the facts of its aspect. */
  readonly hasAspects: boolean;
  readonly points: readonly Point[];
  /** What usually is still wrong in this field. */
  readonly problems: readonly Point[];
  /** Opening sentences, by time. */
  readonly overviews: readonly TimedLine[];
  /** Why a thing is asked for or arranged. */
  readonly reasons: readonly string[];
  /** Sentences that take `{facts}`. */
  readonly results: readonly string[];
  /** Sentences with the figures that a report on the theme usually gives, each left open as 〔label〕. */
  readonly openSentences: readonly string[];
  /** Closing calls of a speech. */
  readonly calls: readonly string[];
}

export interface TimedLine {
  readonly time: "past" | "future" | "both";
  readonly text: string;
}
