import type { HierarchicalNSW } from "hnswlib-node";
import { IndexMismatchError } from "../../errors.ts";
import type {
  Neighbour,
  VectorIndex,
  VectorIndexBuilder,
  VectorIndexFactory,
} from "../../ports/vector-index.ts";
import { buildAtOnce } from "./build-at-once.ts";

/**
 * Measured over 20,000 articles, 200 questions, 200 neighbours each: built 100 wide and searched 400 wide,
 * recall is .98 of the first 10 and .89 of all; 200 and 256 take twice as long to build for .97 and .86.
 */
const linksPerPoint = 16;
const buildWidth = 100;
/** Candidates kept while searching (0.8 ms a question); recall falls when it is below the limit asked for. */
const searchWidth = 400;

type Graph = typeof HierarchicalNSW;

class HnswIndex implements VectorIndex {
  readonly graph: HierarchicalNSW;

  constructor(graph: HierarchicalNSW) {
    this.graph = graph;
    graph.setEf(searchWidth);
  }

  get size(): number {
    return this.graph.getCurrentCount();
  }

  search(query: Float32Array, limit: number, accepts?: (row: number) => boolean): Neighbour[] {
    const count = Math.min(limit, this.size);
    if (count === 0) return [];
    const found = this.graph.searchKnn(Array.from(query), count, accepts);
    return found.neighbors
      .map((row, at) => ({ row, similarity: 1 - found.distances[at]! }))
      .sort((a, b) => b.similarity - a.similarity || a.row - b.row);
  }
}

/** Null when the optional native package is absent or does not load on this machine. */
export async function loadHnswlibFactory(): Promise<VectorIndexFactory | null> {
  try {
    const module = await import("hnswlib-node");
    const Graph = module.default?.HierarchicalNSW ?? module.HierarchicalNSW;
    // Building one proves that the native part is there, not only its wrapper.
    new Graph("ip", 2).initIndex(1);
    return createFactory(Graph);
  } catch {
    return null;
  }
}

/** Inner product on unit vectors is the cosine, without the library's normalising of every query. */
function createFactory(Graph: Graph): VectorIndexFactory {
  function start(dimensions: number, rows: number): VectorIndexBuilder {
    const graph = new Graph("ip", Math.max(1, dimensions));
    graph.initIndex(Math.max(1, rows), linksPerPoint, buildWidth);
    let row = 0;
    return {
      add(vector) {
        graph.addPoint(Array.from(vector), row);
        row += 1;
      },
      finish: () => new HnswIndex(graph),
    };
  }

  return {
    kind: "hnswlib",

    start,

    build: buildAtOnce(start, 200),

    async save(index, file) {
      if (!(index instanceof HnswIndex)) throw new TypeError("not an hnswlib index");
      await index.graph.writeIndex(file);
    },

    /** The native reader trusts its bytes: callers verify the checksum of the file first. */
    async load(file, dimensions) {
      const graph = new Graph("ip", Math.max(1, dimensions));
      try {
        await graph.readIndex(file);
      } catch (error) {
        throw new IndexMismatchError("向量索引文件无法读取", "运行 youju reload --full 重建索引", {
          cause: error,
        });
      }
      return new HnswIndex(graph);
    },
  };
}
