import { Alert, Button, Input } from "antd";
import { type FormEvent, useState } from "react";
import { messageOf } from "../api/http.ts";
import { login } from "../api/youju.ts";
import { texts } from "../texts.ts";

/** Trades a token for a session; the token itself is not kept by the page. */
export function LoginScreen({ onLoggedIn }: { onLoggedIn: () => void }) {
  const [token, setToken] = useState("");
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const submit = async (): Promise<void> => {
    setBusy(true);
    try {
      await login(token.trim());
      onLoggedIn();
    } catch (error) {
      setFailure(messageOf(error));
    } finally {
      setBusy(false);
    }
  };
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    void submit();
  };

  return (
    <form className="login" onSubmit={onSubmit}>
      <h2 className="welcome-title">{texts.login.title}</h2>
      <p className="welcome-lead">{texts.login.lead}</p>
      {failure !== null && <Alert type="warning" showIcon title={failure} role="alert" />}
      <Input.Password
        size="large"
        autoFocus
        autoComplete="current-password"
        value={token}
        onChange={(event) => setToken(event.target.value)}
        placeholder={texts.login.label}
        aria-label={texts.login.label}
      />
      <Button
        type="primary"
        size="large"
        htmlType="submit"
        block
        loading={busy}
        disabled={token.trim() === ""}
      >
        {texts.login.submit}
      </Button>
    </form>
  );
}
