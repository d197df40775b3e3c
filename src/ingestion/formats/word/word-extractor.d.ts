/** The part of word-extractor that is used; the package has no types. */
declare module "word-extractor" {
  interface TextOptions {
    readonly filterUnicode?: boolean;
    readonly includeHeadersAndFooters?: boolean;
    readonly includeBody?: boolean;
  }
  interface WordDocument {
    getBody(options?: TextOptions): string;
    getFootnotes(options?: TextOptions): string;
    getEndnotes(options?: TextOptions): string;
    getHeaders(options?: TextOptions): string;
    getTextboxes(options?: TextOptions): string;
  }
  export default class WordExtractor {
    extract(source: Buffer): Promise<WordDocument>;
  }
}
