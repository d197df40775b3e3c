/** Telegram's limits as the fake server enforces them. */

export type Payload = Record<string, unknown>;

export class Refusal extends Error {
  readonly status: number;
  readonly retryAfter: number | undefined;

  constructor(status: number, description: string, retryAfter?: number) {
    super(description);
    this.status = status;
    this.retryAfter = retryAfter;
  }

  body(): object {
    const parameters = this.retryAfter === undefined ? {} : { parameters: { retry_after: this.retryAfter } };
    return { ok: false, error_code: this.status, description: this.message, ...parameters };
  }
}

interface Entity {
  readonly offset: number;
  readonly length: number;
}

/** Text, entities and keyboard of sendMessage and editMessageText. */
export function checkText(payload: Payload): void {
  const text = typeof payload.text === "string" ? payload.text : "";
  if (text.trim() === "") throw new Refusal(400, "Bad Request: message text is empty");
  if (text.length > 4096) throw new Refusal(400, "Bad Request: message is too long");
  if (/\p{Surrogate}/u.test(text)) throw new Refusal(400, "Bad Request: strings must be encoded in UTF-8");
  if (payload.parse_mode !== undefined) throw new Refusal(400, "Bad Request: parse_mode on untrusted text");
  const entities = (payload.entities ?? []) as Entity[];
  if (entities.length > 100) throw new Refusal(400, "Bad Request: too many entities");
  for (const { offset, length } of entities) {
    if (offset < 0 || length <= 0 || offset + length > text.length)
      throw new Refusal(400, "Bad Request: ENTITY_BOUNDS_INVALID");
    if (/^\p{Surrogate}|\p{Surrogate}$/u.test(text.slice(offset, offset + length)))
      throw new Refusal(400, "Bad Request: entity cuts a character");
  }
  const markup = payload.reply_markup as { inline_keyboard?: Payload[][] } | undefined;
  const buttons = (markup?.inline_keyboard ?? []).flat();
  if (buttons.length > 100) throw new Refusal(400, "Bad Request: reply markup is too long");
  for (const button of buttons) {
    const bytes = Buffer.byteLength(typeof button.callback_data === "string" ? button.callback_data : "");
    if (bytes < 1 || bytes > 64) throw new Refusal(400, "Bad Request: BUTTON_DATA_INVALID");
    if (button.text === "") throw new Refusal(400, "Bad Request: button text is empty");
  }
}

export function checkCallbackAnswer(payload: Payload): void {
  const text = typeof payload.text === "string" ? payload.text : "";
  if (text.length > 200) throw new Refusal(400, "Bad Request: MESSAGE_TOO_LONG");
}
