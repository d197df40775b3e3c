/** One place that text may go to from this machine. */
export interface Outgoing {
  readonly to: "chat" | "embeddings" | "telegram";
  readonly host: string;
  /** Neither this machine nor a host the office has declared its own. */
  readonly outside: boolean;
  /** What is sent there, in words. */
  readonly sends: string;
  /** Whether text of documents marked internal goes there. */
  readonly internal: boolean;
}

export interface ConfiguredEndpoints {
  readonly chat: { readonly baseUrl: string; readonly isOutside: boolean } | null;
  readonly embeddings: { readonly baseUrl: string; readonly isOutside: boolean } | null;
  readonly telegram: { readonly apiRoot: string; readonly sendsInternal: boolean } | null;
}

/** Everything that leaves the process for an endpoint; empty: nothing leaves the machine. */
export function listOutgoing({ chat, embeddings, telegram }: ConfiguredEndpoints): Outgoing[] {
  const outgoing: Outgoing[] = [];
  const masked = "，身份证号和电话号码已遮盖";
  if (chat !== null) {
    const { isOutside } = chat;
    const sends = `问题、接着问时的前几个问题、检索到的条文${isOutside ? masked : ""}`;
    outgoing.push({
      to: "chat",
      host: hostOf(chat.baseUrl),
      outside: isOutside,
      sends,
      internal: !isOutside,
    });
  }
  if (embeddings !== null) {
    const { isOutside } = embeddings;
    const sends = `问题、资料的各段文字${isOutside ? masked : ""}`;
    const host = hostOf(embeddings.baseUrl);
    outgoing.push({ to: "embeddings", host, outside: isOutside, sends, internal: !isOutside });
  }
  if (telegram !== null) {
    // The server is another's even where the Bot API runs here: it passes messages on.
    const sends = "机器人收到的问题和发出的回答";
    outgoing.push({
      to: "telegram",
      host: hostOf(telegram.apiRoot),
      outside: true,
      sends,
      internal: telegram.sendsInternal,
    });
  }
  return outgoing;
}

function hostOf(url: string): string {
  return new URL(url).host;
}

/** What `doctor` finds: the state of the installation and what leaves the machine. */
export interface DoctorReport {
  readonly checks: readonly {
    readonly name: string;
    readonly ok: boolean;
    readonly detail: string;
    /** What to do where it is not well; empty otherwise. */
    readonly fix: string;
  }[];
  readonly outgoing: readonly Outgoing[];
}
