// Makes the binary fixtures of test/fixtures/formats with LibreOffice, once: they are committed, tests
// never run this. Needs soffice, pdftoppm and fonts-droid-fallback on the machine:
//   apt-get install --no-install-recommends libreoffice-writer libreoffice-calc libreoffice-impress \
//     fonts-droid-fallback poppler-utils
//   node scripts/make-fixtures.mjs
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { flatNumbered, flatPresentation, flatSheets, flatText } from "./fixtures/flat-documents.mjs";
import { picturePdf } from "./fixtures/picture-pdf.mjs";

const folder = join(dirname(fileURLToPath(import.meta.url)), "../test/fixtures/formats");
const title = "清河区干部教育培训实施办法";
const sizeLimit = 50 * 1024;

/** Converts a flat document; `filter` is the LibreOffice filter with its options. */
function convert(work, source, extension, filter = "") {
  const target = filter === "" ? extension : `${extension}:${filter}`;
  execFileSync(
    "soffice",
    [
      "--headless",
      `-env:UserInstallation=file://${work}/profile`,
      "--convert-to",
      target,
      "--outdir",
      work,
      join(work, source),
    ],
    {
      stdio: "ignore",
    },
  );
  return join(work, source.replace(/\.[^.]+$/u, `.${extension}`));
}

const work = mkdtempSync(join(tmpdir(), "youju-fixtures-"));
try {
  writeFileSync(join(work, "text.fodt"), flatText(readFileSync(join(folder, `${title}.md`), "utf8")));
  writeFileSync(join(work, "sheet.fods"), flatSheets());
  writeFileSync(join(work, "slides.fodp"), flatPresentation());
  const keep = (made, name) => renameSync(made, join(folder, name));
  keep(convert(work, "text.fodt", "docx", "MS Word 2007 XML"), `${title}.docx`);
  keep(convert(work, "text.fodt", "doc", "MS Word 97"), `${title}.doc`);
  keep(convert(work, "text.fodt", "rtf"), `${title}.rtf`);
  keep(convert(work, "text.fodt", "html", "HTML (StarWriter)"), `${title}.html`);
  writeFileSync(join(work, "numbered.fodt"), flatNumbered());
  keep(convert(work, "numbered.fodt", "docx", "MS Word 2007 XML"), "自动编号.docx");
  keep(convert(work, "numbered.fodt", "doc", "MS Word 97"), "自动编号.doc");
  const password =
    '{"EncryptFile":{"type":"boolean","value":"true"},"DocumentOpenPassword":{"type":"string","value":"secret"}}';
  writeFileSync(join(work, "secret.fodt"), flatText("# 有密码的文件\n\n第一条　密码是 secret。"));
  keep(convert(work, "secret.fodt", "pdf", `writer_pdf_Export:${password}`), "有密码.pdf");
  const pdf = convert(work, "text.fodt", "pdf");
  // The upper part of the first page in black and white: readable for Tesseract, and small.
  execFileSync("pdftoppm", [
    "-r",
    "200",
    "-mono",
    "-f",
    "1",
    "-l",
    "1",
    "-H",
    "1200",
    pdf,
    join(work, "scan"),
  ]);
  const picture = readdirSync(work).find((name) => name.endsWith(".pbm"));
  writeFileSync(join(folder, "扫描件.pdf"), picturePdf(readFileSync(join(work, picture))));
  keep(pdf, `${title}.pdf`);
  keep(convert(work, "sheet.fods", "xlsx"), "学时统计.xlsx");
  keep(convert(work, "sheet.fods", "xls", "MS Excel 97"), "学时统计.xls");
  keep(convert(work, "slides.fodp", "pptx"), "培训讲稿.pptx");
  for (const name of readdirSync(folder)) {
    const { size } = statSync(join(folder, name));
    console.log(`${String(size).padStart(7)}  ${name}`);
    if (size > sizeLimit) throw new Error(`${name} is larger than ${sizeLimit} bytes`);
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
