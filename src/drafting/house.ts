import { parseKind } from "./kinds/parse-kind.ts";
import type { Kind } from "./kinds/kind.ts";
import type { Theme } from "./patterns/pattern.ts";
import { parseTheme } from "./patterns/parse-theme.ts";
import { parseFormulations, type Formulation } from "./wording/formulation.ts";

/** A settings file by its name and text. */
export interface HouseFile {
  readonly name: string;
  readonly text: string;
}

export interface HouseFiles {
  /** Packaged kinds first: a later file of the same kind replaces an earlier one. */
  readonly kinds: readonly HouseFile[];
  readonly patterns: readonly HouseFile[];
  readonly formulations: string;
}

/** How the house writes: its kinds, its common stock, its formulations. */
export interface House {
  readonly kinds: readonly Kind[];
  readonly themes: readonly Theme[];
  readonly formulations: readonly Formulation[];
}

/** @throws ConfigError naming the file that cannot be read. */
export function parseHouse({ kinds, patterns, formulations }: HouseFiles): House {
  const byName = new Map(
    kinds.map(({ name, text }) => parseKind(name, text)).map((kind) => [kind.name, kind]),
  );
  return {
    kinds: [...byName.values()],
    themes: patterns.map(({ name, text }) => parseTheme(name, text)),
    formulations: parseFormulations(formulations),
  };
}
