import { Button, Tooltip } from "antd";
import type { ReactNode } from "react";
import type { ThemeName } from "../state/use-theme.ts";
import { texts } from "../texts.ts";
import { HistoryIcon, Logo, LogoutIcon, MoonIcon, PlusIcon, SunIcon } from "../shared/icons.tsx";

interface AppHeaderProps {
  readonly theme: ThemeName;
  readonly onToggleTheme: () => void;
  /** Null outside 问答. On a wide screen both stand beside the conversation itself. */
  readonly onShowList: (() => void) | null;
  readonly onNewConversation: (() => void) | null;
  readonly onLogout: (() => void) | null;
  /** The way to the other rooms; null before the login. */
  readonly nav: ReactNode;
}

export function AppHeader(props: AppHeaderProps) {
  const { theme, onToggleTheme, onShowList, onNewConversation, onLogout, nav } = props;
  return (
    <header className="app-header">
      <Logo />
      <h1 className="app-name">
        {texts.name} <span className="app-latin">{texts.latinName}</span>
      </h1>
      {nav ?? <span className="app-tagline">{texts.tagline}</span>}
      <span className="spacer" />
      {onShowList !== null && (
        <span className="narrow-only">
          <HeaderIcon label={texts.conversations.show} icon={<HistoryIcon />} onClick={onShowList} />
        </span>
      )}
      {onNewConversation !== null && (
        <span className="narrow-only">
          <HeaderIcon label={texts.header.newConversation} icon={<PlusIcon />} onClick={onNewConversation} />
        </span>
      )}
      <HeaderIcon
        label={theme === "light" ? texts.header.dark : texts.header.light}
        icon={theme === "light" ? <MoonIcon /> : <SunIcon />}
        onClick={onToggleTheme}
      />
      {onLogout !== null && (
        <HeaderIcon label={texts.header.logout} icon={<LogoutIcon />} onClick={onLogout} />
      )}
    </header>
  );
}

function HeaderIcon({ label, icon, onClick }: { label: string; icon: ReactNode; onClick: () => void }) {
  return (
    <Tooltip title={label} placement="bottomRight">
      <Button type="text" icon={icon} aria-label={label} onClick={onClick} />
    </Tooltip>
  );
}
