import type { AttachedFile } from "../../../../domain/documents/attached-file.ts";
import type { Answer, AnswerEvent, Citation } from "../../../../domain/answers/answer.ts";
import { placePiece } from "../../../../domain/text/place-piece.ts";

/** One question with what has come back so far. */
export interface Turn {
  /** When it was asked, ms since 1970: later questions have greater numbers. */
  readonly id: number;
  readonly question: string;
  /** Name of the file it is about. */
  readonly file: string | null;
  /** `unkept`: it was about a file, and answers about files are not kept. */
  readonly state: "streaming" | "done" | "stopped" | "failed" | "unkept";
  /** Null until the passages are in. */
  readonly passages: number | null;
  readonly text: string;
  /** What has been streamed, by position. */
  readonly pieces: readonly string[];
  readonly citations: readonly Citation[];
  /** The whole answer once it has ended; its text and citations win over the streamed ones. */
  readonly answer: Answer | null;
  readonly failure: string | null;
  /** The text of the file it is about; held while the page is open, kept nowhere. */
  readonly attached?: AttachedFile;
  /** What the reader thought of the answer; absent while nothing was said. */
  readonly verdict?: Verdict;
}

export type Verdict = "up" | "down";

export function newTurn(id: number, question: string, file: string | null): Turn {
  return {
    id,
    question,
    file,
    state: "streaming",
    passages: null,
    text: "",
    pieces: [],
    citations: [],
    answer: null,
    failure: null,
  };
}

/** The turn after one event; an ended turn no longer changes. */
export function applyEvent(turn: Turn, event: AnswerEvent): Turn {
  if (turn.state !== "streaming") return turn;
  switch (event.type) {
    case "passages-found":
      return { ...turn, passages: event.passages.length };
    case "text-delta": {
      const pieces = placePiece(turn.pieces, event.position, event.text);
      return { ...turn, pieces, text: pieces.join("") };
    }
    case "citation-added":
      return { ...turn, citations: [...turn.citations, event.citation] };
    case "answer-end": {
      const { answer, citations } = event.answer;
      // The pieces have served: what is kept holds every word once.
      return {
        ...turn,
        state: "done",
        text: answer,
        pieces: [],
        citations,
        answer: event.answer,
        ...attachedOf(event),
      };
    }
    case "error":
      return failTurn(turn, event.message);
    default:
      // An event of a newer server: leave the turn as it is.
      return turn;
  }
}

function attachedOf({ attached }: { readonly attached?: AttachedFile | undefined }): Pick<Turn, "attached"> {
  return attached === undefined ? {} : { attached };
}

/** As it is kept in the browser: of a question about a file nothing but the question. */
export function keptTurn(turn: Turn): Turn {
  if (turn.file === null) return turn;
  return { ...newTurn(turn.id, turn.question, turn.file), state: "unkept" };
}

export function failTurn(turn: Turn, failure: string): Turn {
  return turn.state === "streaming" ? { ...turn, state: "failed", failure } : turn;
}

export function stopTurn(turn: Turn): Turn {
  return turn.state === "streaming" ? { ...turn, state: "stopped" } : turn;
}
