import { exactIndexFactory } from "../../src/adapters/exact-index.ts";
import { loadHnswlibFactory } from "../../src/adapters/hnswlib-index.ts";
import { testVectorIndex } from "./vector-index.ts";

testVectorIndex("exact-int8", exactIndexFactory);
testVectorIndex("hnswlib (skipped where hnswlib-node is not compiled)", await loadHnswlibFactory());
