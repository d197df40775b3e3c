import { createHashingEmbedder } from "../../src/adapters/hashing-embedder.ts";
import { testEmbedder } from "./embedder.ts";

testEmbedder("hashing", createHashingEmbedder);
