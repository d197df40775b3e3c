export interface ChatMessage {
  readonly role: "system" | "user" | "assistant";
  readonly content: string;
}

export interface ChatRequest {
  readonly messages: readonly ChatMessage[];
  /** Longest reply, in tokens of the model. */
  readonly maxTokens: number;
}

/** A language model behind an endpoint. What it says is never trusted unread. */
export interface ChatModel {
  /** Name of the model, for status and logs. */
  readonly id: string;
  /** Prompts leave this machine and the hosts declared private: internal text is kept from it (design §6.9). */
  readonly sendsOutside: boolean;
  /**
   * Pieces of the reply as they come, reasoning left out. Aborting `signal` throws its reason.
   * @throws ModelError when no reply comes, it breaks off, or it is empty or endless.
   */
  stream(request: ChatRequest, signal?: AbortSignal): AsyncIterable<string>;
}

/** A model behind an OpenAI-compatible `/chat/completions`. */
export interface ChatEndpoint {
  readonly model: string;
  readonly baseUrl: string;
  readonly apiKey: string | null;
  readonly isOutside: boolean;
  /** The way to it where it lies outside; straight without one. */
  readonly proxy?: string;
}
