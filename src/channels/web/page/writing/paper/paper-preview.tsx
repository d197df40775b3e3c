import { Button } from "antd";
import { type ReactNode, useLayoutEffect, useMemo, useRef, useState } from "react";
import { type PlacedBlock, readBlocks } from "../../../../../domain/text/read-blocks.ts";
import type { Letterhead } from "../../../../../domain/writing/word.ts";
import { writingTexts } from "../../texts/writing.ts";
import { PrintIcon } from "../shared/writing-icons.tsx";
import { PaperBlock } from "./paper-block.tsx";
import { BulletinHead, PaperColophon, PaperHead } from "./paper-head.tsx";
import { splitFlows } from "./split-flows.ts";

interface PaperPreviewProps {
  readonly text: string;
  readonly kind: string | null;
  readonly letterhead: Letterhead | null;
}

/** A4 at 96 pixels an inch; the pitch of a line is a number of 1/64 pixels, as browsers count. */
const sheetWidth = 794;
const sheetHeight = 1123;
const linePitch = 38.625;
const pageHeight = 22 * linePitch;

/**
 * The text on pages as GB/T 9704 has them. A text is set once for every page, and each page shows its own 22
 * lines: all lines are of one height, so that no page cuts through one.
 */
export function PaperPreview({ text, kind, letterhead }: PaperPreviewProps) {
  const { paper } = writingTexts;
  const flows = useMemo(() => splitFlows(readBlocks(text)), [text]);
  const box = useRef<HTMLDivElement>(null);
  const measured = useRef<HTMLDivElement>(null);
  const [scale, setScale] = useState(1);
  const [lengths, setLengths] = useState<readonly number[]>([]);

  useLayoutEffect(() => {
    const fit = (): void => setScale(Math.min(1, (box.current?.clientWidth ?? sheetWidth) / sheetWidth));
    fit();
    const watcher = new ResizeObserver(fit);
    if (box.current !== null) watcher.observe(box.current);
    return () => watcher.disconnect();
  }, []);
  useLayoutEffect(() => {
    const count = (): void => {
      const heights = Array.from(measured.current?.children ?? [], (flow) => flow.scrollHeight);
      setLengths(heights.map((height) => Math.max(1, Math.ceil((height - linePitch / 2) / pageHeight))));
    };
    count();
    // A font that comes late changes where lines break.
    void document.fonts.ready.then(count);
  }, [flows, letterhead, kind]);

  const content = flows.map((blocks, index) => (
    // The first flow is the document, each other an annex in its order.
    // oxlint-disable-next-line react/no-array-index-key
    <Flow key={index} blocks={blocks}>
      {index === 0 && letterhead !== null && <PaperHead head={letterhead} />}
      {index === 0 && kind === "信息简报" && <BulletinHead />}
    </Flow>
  ));
  const pages = lengths.flatMap((length, flow) =>
    Array.from({ length }, (_, page) => ({ flow, page })).filter(() => content[flow] !== undefined),
  );
  return (
    <div className="paper">
      <div className="paper-bar">
        <span className="muted small">{paper.hint}</span>
        <span className="spacer" />
        <Button size="small" icon={<PrintIcon />} onClick={() => print()}>
          {paper.print}
        </Button>
      </div>
      <div ref={measured} className="paper-measure" aria-hidden="true">
        {content}
      </div>
      <div ref={box} className="paper-box">
        <div
          className="paper-sheets"
          role="img"
          aria-label={`${paper.label}，${paper.page(1, pages.length)}`}
          style={{ height: pages.length * (sheetHeight + 16) * scale }}
        >
          <div className="paper-scaled" style={{ transform: `scale(${scale})` }}>
            {pages.map(({ flow, page }, index) => (
              <div key={`${flow}-${page}`} className="sheet">
                <div className="sheet-text">
                  <div style={{ transform: `translateY(${-page * pageHeight}px)` }}>{content[flow]}</div>
                </div>
                {letterhead !== null && index === pages.length - 1 && <PaperColophon head={letterhead} />}
                <p className={index % 2 === 0 ? "sheet-number" : "sheet-number is-even"}>— {index + 1} —</p>
              </div>
            ))}
          </div>
        </div>
      </div>
    </div>
  );
}

function Flow({ blocks, children }: { blocks: readonly PlacedBlock[]; children: ReactNode }) {
  return (
    <div className="paper-flow">
      {children}
      {blocks.map((block, index) => (
        <PaperBlock key={block.start} block={block} next={blocks[index + 1]} />
      ))}
    </div>
  );
}
