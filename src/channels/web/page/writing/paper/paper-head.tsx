import type { Letterhead } from "../../../../../domain/writing/word.ts";
import { BlankLine } from "./paper-block.tsx";

/** Points; the largest 发文机关标志 that one line bears is as wide as the text. */
const largestIssuer = 48;
const textWidth = 442;

/** 红头 down to its red line, then two blank lines before the title. */
export function PaperHead({ head }: { head: Letterhead }) {
  const size = Math.min(largestIssuer, (textWidth / Math.max(6, head.issuer.length)) * 0.95);
  const isUpward = head.signer !== undefined && head.signer !== "";
  return (
    <>
      <p className="paper-issuer" style={{ fontSize: `${size}pt` }}>
        {head.issuer}
      </p>
      {isUpward ? (
        <p className="paper-number is-upward">
          <span>{head.documentNumber}</span>
          <span>
            签发人：<span className="paper-heading-2">{head.signer}</span>
          </span>
        </p>
      ) : (
        <p className="paper-number">{head.documentNumber}</p>
      )}
      <p className="paper-red-line" aria-hidden="true" />
      <BlankLine />
      <BlankLine />
    </>
  );
}

/** 简报 has its own head. */
export function BulletinHead() {
  return (
    <>
      <p className="paper-issuer">工作简报</p>
      <p className="paper-number">第〔期号〕期</p>
      <p className="paper-number is-upward">
        <span>〔编发单位〕</span>
        <span>〔编发日期〕</span>
      </p>
      <p className="paper-red-line" aria-hidden="true" />
      <BlankLine />
    </>
  );
}

/** 版记, at the foot of the last page. */
export function PaperColophon({ head }: { head: Letterhead }) {
  const hasPrinter = head.printedBy !== undefined && head.printedBy !== "";
  const hasCopies = head.copies !== undefined && head.copies !== "";
  if (!hasPrinter && !hasCopies) return null;
  return (
    <div className="paper-colophon">
      {hasCopies && <p>抄送：{head.copies}。</p>}
      {hasPrinter && (
        <p className="is-upward">
          <span>{head.printedBy}</span>
          <span>{head.printedOn ?? "〔印发日期〕"}印发</span>
        </p>
      )}
    </div>
  );
}
