/** A file sent along with a question: read, kept in memory for its conversation, written nowhere. */
export interface AttachedFile {
  /** Its name as the sender gave it; citations name it so. */
  readonly file: string;
  readonly title: string;
  /** Its cleaned text; citations hold offsets into it. */
  readonly text: string;
  /** It says of itself that it is not for the public: no endpoint outside gets its text. */
  readonly internal: boolean;
  readonly warnings: readonly string[];
}
