import { Alert, Button } from "antd";
import type { Draft } from "../../../../../domain/writing/draft.ts";
import { localTime } from "../../text/local-time.ts";
import { writingTexts } from "../../texts/writing.ts";

interface ConflictNoticeProps {
  readonly theirs: Draft;
  readonly onCompare: () => void;
  readonly onMine: () => void;
  readonly onTheirs: () => void;
}

/** Another tab or person saved first: both texts are there, and both stay whatever is chosen. */
export function ConflictNotice({ theirs, onCompare, onMine, onTheirs }: ConflictNoticeProps) {
  const { conflict } = writingTexts;
  return (
    <Alert
      className="failure conflict"
      type="warning"
      showIcon
      role="alert"
      title={conflict.title}
      description={
        <>
          <p>{conflict.lead(theirs.version, theirs.step.what, localTime(theirs.step.at))}</p>
          <div className="revise-actions">
            <Button onClick={onCompare}>{conflict.compare}</Button>
            <Button type="primary" title={conflict.mineHint} onClick={onMine}>
              {conflict.mine}
            </Button>
            <Button title={conflict.theirsHint} onClick={onTheirs}>
              {conflict.theirs}
            </Button>
          </div>
          <p className="small">
            {conflict.mine}：{conflict.mineHint}；{conflict.theirs}：{conflict.theirsHint}。
          </p>
        </>
      }
    />
  );
}
