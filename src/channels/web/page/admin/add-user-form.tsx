import { Alert, Input, Modal, Segmented } from "antd";
import { useState } from "react";
import type { User } from "../../../../domain/user.ts";
import { addUser } from "../api/admin.ts";
import { messageOf } from "../api/http.ts";
import { texts } from "../texts.ts";
import type { ShownToken } from "./token-notice.tsx";

interface AddUserFormProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onAdded: (added: ShownToken) => void;
}

export function AddUserForm({ open, onClose, onAdded }: AddUserFormProps) {
  const { users: words } = texts.admin;
  const [id, setId] = useState("");
  const [role, setRole] = useState<User["role"]>("staff");
  const [collections, setCollections] = useState("");
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const submit = async (): Promise<void> => {
    setBusy(true);
    try {
      const named = collections.split(/[,，、\s]+/u).filter(Boolean);
      const name = id.trim();
      const token = await addUser({ id: name, role, collections: named.length === 0 ? "all" : named });
      setId("");
      setCollections("");
      setFailure(null);
      onAdded({ id: name, token });
    } catch (error) {
      setFailure(messageOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal
      open={open}
      title={words.addTitle}
      okText={words.ok}
      cancelText={words.cancel}
      confirmLoading={busy}
      okButtonProps={{ disabled: id.trim() === "" }}
      onOk={() => void submit()}
      onCancel={onClose}
    >
      <div className="form">
        {failure !== null && <Alert type="warning" showIcon title={failure} />}
        <Input
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
      </div>
    </Modal>
  );
}
