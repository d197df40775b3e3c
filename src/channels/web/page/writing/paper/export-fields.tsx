import type { WordFonts } from "../../../../../domain/writing/word.ts";
import type { KindSummary } from "../../../../../domain/writing/writing.ts";
import { writingTexts } from "../../texts/writing.ts";
import type { ExportSettings } from "./export-settings.ts";

interface FieldsProps {
  readonly settings: ExportSettings;
  readonly onChange: (settings: ExportSettings) => void;
}

type Text = Exclude<keyof ExportSettings, "withLetterhead" | "fonts">;

/** 红头 and 版记; what only some documents bear is asked for only there. */
export function LetterheadFields({ kind, settings, onChange }: FieldsProps & { readonly kind: KindSummary }) {
  const { export: words } = writingTexts;
  const field = (name: Text, label: string, placeholder = "") => (
    <label className="field">
      <span>{label}</span>
      <input
        value={settings[name]}
        maxLength={name === "copies" ? 500 : 40}
        placeholder={placeholder}
        onChange={(event) => onChange({ ...settings, [name]: event.target.value })}
      />
    </label>
  );
  return (
    <section className="export-fields">
      <label className="check-field">
        <input
          type="checkbox"
          checked={settings.withLetterhead}
          onChange={(event) => onChange({ ...settings, withLetterhead: event.target.checked })}
        />
        {words.letterhead}
      </label>
      {settings.withLetterhead && (
        <>
          {field("issuer", words.issuer, words.issuerPlaceholder)}
          {field("documentNumber", words.number, words.numberPlaceholder)}
          {kind.direction === "上行" && field("signer", words.signer, words.signerHint)}
          {field("copies", words.copies)}
          {field("printedBy", words.printedBy)}
          {field("printedOn", words.printedOn, "2024年5月8日")}
        </>
      )}
    </section>
  );
}

const standardFonts: WordFonts = {
  title: "方正小标宋简体",
  body: "仿宋_GB2312",
  heading1: "黑体",
  heading2: "楷体_GB2312",
  pageNumber: "宋体",
  latin: "Times New Roman",
};

/** Fonts by part; the standard's own stand in the fields until others are written. */
export function FontFields({ settings, onChange }: FieldsProps) {
  const { export: words } = writingTexts;
  return (
    <details className="export-fields">
      <summary>{words.fonts}</summary>
      <p className="muted small">{words.fontsLead}</p>
      {(Object.keys(words.fontNames) as (keyof WordFonts)[]).map((part) => (
        <label key={part} className="field">
          <span>{words.fontNames[part]}</span>
          <input
            value={settings.fonts[part] ?? ""}
            maxLength={40}
            placeholder={standardFonts[part]}
            onChange={(event) =>
              onChange({ ...settings, fonts: { ...settings.fonts, [part]: event.target.value } })
            }
          />
        </label>
      ))}
    </details>
  );
}
