/** What a Word file is made with besides the text. */
export interface WordRequest {
  readonly text: string;
  /** Name of its kind; decides whether a 红头 may be had and which head it gets. */
  readonly kind: string | null;
  /** 清稿 or 核对稿 (with a comment on every figure and placeholder). */
  readonly copy: "clean" | "review";
  /** 红头 and 版记: only for the 15 文种; null for none. */
  readonly letterhead: Letterhead | null;
  /** Fonts by part where the office has others. */
  readonly fonts?: Partial<WordFonts> | undefined;
}

export interface Letterhead {
  /** 发文机关标志, e.g. 中共××区委组织部文件. */
  readonly issuer: string;
  /** 发文字号, e.g. ×组〔2024〕3号. */
  readonly documentNumber: string;
  /** 签发人: for 上行文. */
  readonly signer?: string | undefined;
  /** 抄送 */
  readonly copies?: string | undefined;
  readonly printedBy?: string | undefined;
  readonly printedOn?: string | undefined;
}

export interface WordFonts {
  readonly title: string;
  readonly body: string;
  readonly heading1: string;
  readonly heading2: string;
  readonly pageNumber: string;
  /** Letters and digits. */
  readonly latin: string;
}
