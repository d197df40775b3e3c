const megabyte = 1024 * 1024;

/** What one file may cost. Real office files stay an order of magnitude below. */
export const limits = {
  /** Files that are text themselves: about 20 million characters. */
  textFile: 64 * megabyte,
  /** Any other file. */
  file: 256 * megabyte,
  /** One part of a package, inflated (XML grows about tenfold in memory). */
  part: 64 * megabyte,
  /** Everything inflated out of one package. */
  package: 512 * megabyte,
  /** Inflated to packed size, once a part is larger than `ratioFrom`. */
  ratio: 200,
  ratioFrom: 8 * megabyte,
  entries: 20_000,
  /** Archives within archives. */
  nesting: 2,
  xmlDepth: 200,
  /** Rows read of one sheet. */
  rows: 100_000,
} as const;
