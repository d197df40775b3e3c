import { Alert, Button, Input } from "antd";
import { type FormEvent, useState } from "react";
import { addUser } from "../../api/admin.ts";
import { messageOf } from "../../api/http.ts";
import { texts } from "../../texts.ts";
import { type Rights, RightsFields } from "./rights-fields.tsx";
import type { ShownToken } from "./token-notice.tsx";

interface AddUserFormProps {
  /** Nobody has to log in yet; from the first user on everybody must. */
  readonly isFirst: boolean;
  readonly onClose: () => void;
  readonly onAdded: (added: ShownToken) => void;
}

/** In the page itself: the component library's dialog locks scrolling by a style sheet without a nonce. */
export function AddUserForm({ isFirst, onClose, onAdded }: AddUserFormProps) {
  const { users: words } = texts.admin;
  const [id, setId] = useState("");
  const [rights, setRights] = useState<Rights>({ role: isFirst ? "admin" : "staff", collections: "all" });
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    void submit();
  };
  const submit = async (): Promise<void> => {
    setBusy(true);
    try {
      const name = id.trim();
      const token = await addUser({ id: name, ...rights });
      onAdded({ id: name, token });
    } catch (error) {
      setFailure(messageOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form className="form card" onSubmit={onSubmit} aria-label={words.addTitle}>
      {isFirst && <Alert type="info" showIcon title={words.firstUser} />}
      {failure !== null && <Alert type="warning" showIcon title={failure} />}
      <Input
        autoFocus
        value={id}
        onChange={(event) => setId(event.target.value)}
        placeholder={words.name}
        aria-label={words.name}
        maxLength={40}
      />
      <RightsFields rights={rights} onChange={setRights} roleFixed={isFirst} />
      <div className="room-bar">
        <Button type="primary" htmlType="submit" loading={busy} disabled={id.trim() === ""}>
          {words.ok}
        </Button>
        <Button onClick={onClose}>{words.cancel}</Button>
      </div>
    </form>
  );
}
