import { Alert, Button, Input, Segmented } from "antd";
import { type FormEvent, useState } from "react";
import type { User } from "../../../../domain/user.ts";
import { addUser } from "../api/admin.ts";
import { messageOf } from "../api/http.ts";
import { texts } from "../texts.ts";
import type { ShownToken } from "./token-notice.tsx";

interface AddUserFormProps {
  readonly onClose: () => void;
  readonly onAdded: (added: ShownToken) => void;
}

/** In the page itself: the component library's dialog locks scrolling by a style sheet without a nonce. */
export function AddUserForm({ onClose, onAdded }: AddUserFormProps) {
  const { users: words } = texts.admin;
  const [id, setId] = useState("");
  const [role, setRole] = useState<User["role"]>("staff");
  const [collections, setCollections] = useState("");
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    void submit();
  };
  const submit = async (): Promise<void> => {
    setBusy(true);
    try {
      const named = collections.split(/[,，、\s]+/u).filter(Boolean);
      const name = id.trim();
      const token = await addUser({ id: name, role, collections: named.length === 0 ? "all" : named });
      onAdded({ id: name, token });
    } catch (error) {
      setFailure(messageOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form className="form" onSubmit={onSubmit} aria-label={words.addTitle}>
      {failure !== null && <Alert type="warning" showIcon title={failure} />}
      <Input
        autoFocus
        value={id}
        onChange={(event) => setId(event.target.value)}
        placeholder={words.name}
        aria-label={words.name}
        maxLength={40}
      />
      <Segmented
        value={role}
        onChange={setRole}
        options={(["staff", "admin"] as const).map((value) => ({ value, label: words.roles[value] }))}
      />
      <Input
        value={collections}
        onChange={(event) => setCollections(event.target.value)}
        placeholder={words.collectionsHint}
        aria-label={words.collections}
      />
      <div className="room-bar">
        <Button type="primary" htmlType="submit" loading={busy} disabled={id.trim() === ""}>
          {words.ok}
        </Button>
        <Button onClick={onClose}>{words.cancel}</Button>
      </div>
    </form>
  );
}
