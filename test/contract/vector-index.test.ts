import { exactIndexFactory } from "../../src/adapters/vectors/exact-index.ts";
import { loadHnswlibFactory } from "../../src/adapters/vectors/hnswlib-index.ts";
import { testVectorIndex } from "./vector-index.ts";

testVectorIndex("exact-int8", exactIndexFactory);
testVectorIndex("hnswlib (skipped where hnswlib-node is not compiled)", await loadHnswlibFactory());
