import { Alert, Button } from "antd";
import { texts } from "../texts.ts";

/** In place of what could not be fetched. */
export function LoadFailure({ message, onRetry }: { message: string; onRetry: () => void }) {
  return (
    <Alert
      className="failure"
      type="warning"
      showIcon
      title={message}
      action={<Button onClick={onRetry}>{texts.failure.retry}</Button>}
    />
  );
}
