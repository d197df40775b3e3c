import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { Writing } from "../../../../domain/writing/writing.ts";
import { readForm } from "../../read-form.ts";
import { parseInput } from "../../request-schemas.ts";
import type { WebEnvironment } from "../../web-environment.ts";
import { WebError } from "../../web-errors.ts";
import { materialsSchema } from "../../writing-schemas.ts";

const requestBytes = 100 * 1024 * 1024;

/**
 * `POST /api/materials`, a form: any number of `files`, `sum` (true or false), `expected` (names of those who
 * should have reported) and `year`. Answers the facts in them for the writer to tick; nothing is kept.
 */
export function materialsRoute(writing: Writing) {
  const limit = bodyLimit({
    maxSize: requestBytes,
    onError: () => {
      throw new WebError(413, "一次上传的材料太多", "每次最多 100 MB，请分几次上传");
    },
  });
  return new Hono<WebEnvironment>().post("/", limit, async (context) => {
    const form = await readForm(context.req.raw);
    const said = (name: string): string | undefined => {
      const value = form.get(name);
      return typeof value === "string" ? value : undefined;
    };
    const { sum, expected, year } = parseInput(materialsSchema, {
      sum: said("sum"),
      expected: said("expected"),
      year: said("year"),
    });
    const files = form.getAll("files").filter((entry) => entry instanceof File);
    if (files.length === 0) throw new WebError(400, "没有收到文件", "请选择各单位报来的材料");
    const units = expected.split(/[\s,，、]+/u).filter((unit) => unit !== "");
    return context.json(
      await writing.readMaterials({
        files: await Promise.all(files.map(read)),
        sum: sum === "true",
        expected: units.length === 0 ? null : units,
        year: year ?? new Date().getFullYear(),
      }),
    );
  });
}

async function read(file: File): Promise<{ file: string; bytes: Uint8Array }> {
  return { file: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
}
