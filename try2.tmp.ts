import { readFileSync } from "node:fs";
import { loadPdfjs, pdfResources } from "./src/ingestion/formats/pdf/load-pdfjs.ts";
const pdfjs = await loadPdfjs();
const d = await pdfjs.getDocument({data:new Uint8Array(readFileSync(process.argv[2]!)),...pdfResources(),verbosity:0}).promise;
const p = await d.getPage(1);
for (const i of (await p.getTextContent()).items.slice(0,24) as any) console.log(JSON.stringify([i.str,i.transform.map((x:number)=>Math.round(x*10)/10),i.width,i.hasEOL]));
process.exit(0)
