import { serveParser } from "./ingestion/parsing/serve-parser.ts";

/** Entry of the parser process: office files are read in it, away from everything else. */
serveParser(process);
