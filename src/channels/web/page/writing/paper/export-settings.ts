import type { Letterhead, WordFonts } from "../../../../../domain/writing/word.ts";
import type { KindSummary } from "../../../../../domain/writing/writing.ts";

/** What an office sets once and this browser remembers. */
export interface ExportSettings {
  readonly withLetterhead: boolean;
  readonly issuer: string;
  readonly documentNumber: string;
  readonly signer: string;
  readonly copies: string;
  readonly printedBy: string;
  readonly printedOn: string;
  /** By part; "" for the font of the standard. */
  readonly fonts: Readonly<Partial<Record<keyof WordFonts, string>>>;
}

export const defaultSettings: ExportSettings = {
  withLetterhead: false,
  issuer: "",
  documentNumber: "",
  signer: "",
  copies: "",
  printedBy: "",
  printedOn: "",
  fonts: {},
};

export function isSettings(value: unknown): value is ExportSettings {
  if (typeof value !== "object" || value === null) return false;
  const { fonts, ...rest } = value as Record<string, unknown>;
  return (
    typeof fonts === "object" &&
    fonts !== null &&
    Object.entries(defaultSettings).every(
      ([name, example]) => name === "fonts" || typeof rest[name] === typeof example,
    )
  );
}

/** Null while what every 红头 has is missing. A 签发人 stands on 上行文 only. */
export function letterheadOf(settings: ExportSettings, kind: KindSummary): Letterhead | null {
  const issuer = settings.issuer.trim();
  const documentNumber = settings.documentNumber.trim();
  if (issuer === "" || documentNumber === "") return null;
  const signer = kind.direction === "上行" ? settings.signer.trim() : "";
  const [copies, printedBy, printedOn] = [settings.copies, settings.printedBy, settings.printedOn].map(
    (said) => said.trim(),
  );
  return {
    issuer,
    documentNumber,
    ...(signer === "" ? {} : { signer }),
    ...(copies ? { copies } : {}),
    ...(printedBy ? { printedBy } : {}),
    ...(printedOn ? { printedOn } : {}),
  };
}

/** Null where every part has the font of the standard. */
export function fontsOf({ fonts }: ExportSettings): Partial<WordFonts> | null {
  const chosen = Object.entries(fonts).filter(([, name]) => name.trim() !== "");
  return chosen.length === 0 ? null : Object.fromEntries(chosen.map(([part, name]) => [part, name.trim()]));
}
