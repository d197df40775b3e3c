import { Button } from "antd";
import { type FormEvent, useState } from "react";
import type { User } from "../../../../../domain/people/user.ts";
import { texts } from "../../texts.ts";
import { type Rights, RightsFields } from "./rights-fields.tsx";

interface ChangeRightsFormProps {
  readonly user: User;
  readonly onSave: (rights: Rights) => void;
  readonly onClose: () => void;
}

/** Other rights for somebody who has a token already. */
export function ChangeRightsForm({ user, onSave, onClose }: ChangeRightsFormProps) {
  const { users: words } = texts.admin;
  const [rights, setRights] = useState<Rights>({ role: user.role, collections: user.collections });
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    onSave(rights);
  };
  return (
    <form className="form card" onSubmit={onSubmit} aria-label={words.changeTitle(user.id)}>
      <h3>{words.changeTitle(user.id)}</h3>
      <RightsFields rights={rights} onChange={setRights} />
      <p className="muted small">{words.changeHint}</p>
      <div className="room-bar">
        <Button type="primary" htmlType="submit">
          {words.ok}
        </Button>
        <Button onClick={onClose}>{words.cancel}</Button>
      </div>
    </form>
  );
}
