import { Button } from "antd";
import { dropAllPrecedents, useChosenPrecedents } from "../state/chosen-precedents.ts";
import { texts } from "../texts.ts";

/** What was chosen so far, and the way to use it. */
export function ChosenBar() {
  const chosen = useChosenPrecedents();
  if (chosen.length === 0) return null;
  const { materials } = texts;
  return (
    <div className="chosen-bar" role="status">
      <span>{materials.chosen(chosen.length)}</span>
      <span className="spacer" />
      <Button type="text" size="small" onClick={dropAllPrecedents}>
        {materials.dropAll}
      </Button>
      <Button type="primary" size="small" href="#/write">
        {materials.write}
      </Button>
    </div>
  );
}
