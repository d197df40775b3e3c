import { Alert, Button, ConfigProvider, theme as antdTheme } from "antd";
import zhCN from "antd/locale/zh_CN";
import { useState } from "react";
import { logout } from "./api/youju.ts";
import { AppHeader } from "./shell/app-header.tsx";
import { Composer } from "./shell/composer.tsx";
import { ConversationView } from "./answer/conversation-view.tsx";
import { DocumentDrawer } from "./source/document-drawer.tsx";
import { LoginScreen } from "./shell/login-screen.tsx";
import { Welcome } from "./shell/welcome.tsx";
import type { SourceTarget } from "./state/source-target.ts";
import { useConversation } from "./state/use-conversation.ts";
import { useStatus } from "./state/use-status.ts";
import { type ThemeName, useTheme } from "./state/use-theme.ts";
import { texts } from "./texts.ts";

/** The one page: header, conversation or welcome, composer, side panel. */
export function App({ nonce }: { nonce: string }) {
  const [themeName, toggleTheme] = useTheme();
  const { connection, refresh, setLoggedOut } = useStatus();
  const conversation = useConversation(setLoggedOut);
  const [source, setSource] = useState<SourceTarget | null>(null);

  const startAnew = (): void => {
    setSource(null);
    conversation.clear();
  };
  const leave = (): void => {
    startAnew();
    void logout().finally(setLoggedOut);
  };
  const ready = connection.state === "ready";
  return (
    <ConfigProvider
      csp={{ nonce }}
      locale={zhCN}
      theme={antTheme(themeName)}
      button={{ autoInsertSpace: false }}
    >
      <div className={source === null ? "app" : "app has-panel"}>
        <AppHeader
          theme={themeName}
          onToggleTheme={toggleTheme}
          onNewConversation={ready && conversation.turns.length > 0 ? startAnew : null}
          onLogout={ready && connection.status.login_required ? leave : null}
        />
        <main className="app-main">
          {connection.state === "logged-out" && <LoginScreen onLoggedIn={() => void refresh()} />}
          {connection.state === "failed" && (
            <Alert
              className="connection-failure"
              type="warning"
              showIcon
              title={connection.message}
              action={<Button onClick={() => void refresh()}>{texts.failure.retry}</Button>}
            />
          )}
          {ready &&
            (conversation.turns.length === 0 ? (
              <Welcome
                status={connection.status}
                onAsk={conversation.send}
                onReloaded={() => void refresh()}
              />
            ) : (
              <ConversationView turns={conversation.turns} onOpen={setSource} onRetry={conversation.retry} />
            ))}
        </main>
        {ready && (
          <Composer
            streaming={conversation.streaming}
            onSend={conversation.send}
            onStop={conversation.stop}
          />
        )}
      </div>
      <DocumentDrawer
        target={source}
        onFocus={(focus) => setSource((open) => (open === null ? null : { ...open, focus }))}
        onClose={() => setSource(null)}
      />
    </ConfigProvider>
  );
}

/** The component library in the page's own colours (styles/base.css has the rest). */
function antTheme(name: ThemeName) {
  const dark = name === "dark";
  return {
    algorithm: dark ? antdTheme.darkAlgorithm : antdTheme.defaultAlgorithm,
    token: {
      colorPrimary: dark ? "#d9665a" : "#a52a1f",
      colorBgElevated: dark ? "#24211f" : "#ffffff",
      colorBgContainer: dark ? "#211f1d" : "#ffffff",
      borderRadius: 8,
      fontFamily: "var(--font)",
      fontSize: 15,
      motion: !matchMedia("(prefers-reduced-motion: reduce)").matches,
    },
  };
}
