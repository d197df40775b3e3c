import { Alert } from "antd";
import { CopyButton } from "../../shared/copy-button.tsx";
import { texts } from "../../texts.ts";

export interface ShownToken {
  readonly id: string;
  readonly token: string;
}

/** A new token, shown until it is closed; it cannot be shown again. */
export function TokenNotice({ shown, onClose }: { shown: ShownToken; onClose: () => void }) {
  const { users } = texts.admin;
  return (
    <Alert
      type="success"
      title={users.tokenTitle(shown.id)}
      description={
        <>
          <p>{users.tokenLead}</p>
          <code className="token">{shown.token}</code>
          <CopyButton label={users.copyToken} text={shown.token} />
        </>
      }
      closable={{ onClose, "aria-label": texts.source.close }}
    />
  );
}
