import { Alert, Button, ConfigProvider, Skeleton, theme as antdTheme } from "antd";
import zhCN from "antd/locale/zh_CN";
import { lazy, Suspense, useEffect, useState } from "react";
import { logout } from "./api/youju.ts";
import { AskRoom } from "./ask/ask-room.tsx";
import { AppHeader } from "./shell/app-header.tsx";
import { CrashBoundary } from "./shell/crash-boundary.tsx";
import { LoginScreen } from "./shell/login-screen.tsx";
import { RoomNav } from "./shell/room-nav.tsx";
import { DocumentDrawer } from "./source/document-drawer.tsx";
import { dropAllPrecedents } from "./state/chosen-precedents.ts";
import { forgetWritingForm } from "./state/forget-writing.ts";
import type { SourceTarget } from "./state/source-target.ts";
import { useConversations } from "./state/use-conversations.ts";
import { adminRooms, goTo, usePlace } from "./state/use-room.ts";
import { useStatus } from "./state/use-status.ts";
import { type ThemeName, useTheme } from "./state/use-theme.ts";
import { texts } from "./texts.ts";

// The first page answers questions; what the other rooms need is fetched when one of them is opened.
const WritingRoom = lazy(async () => ({ default: (await import("./writing/writing-room.tsx")).WritingRoom }));
const MaterialsRoom = lazy(async () => ({
  default: (await import("./materials/materials-room.tsx")).MaterialsRoom,
}));
const LibraryRoom = lazy(async () => ({ default: (await import("./library/library-room.tsx")).LibraryRoom }));
const AdminRoom = lazy(async () => ({ default: (await import("./admin/admin-room.tsx")).AdminRoom }));

/** The frame: header, the room that is open, and the side panel for sources that every room shares. */
export function App({ nonce }: { nonce: string }) {
  const [themeName, toggleTheme] = useTheme();
  const { connection, refresh, setLoggedOut } = useStatus();
  const status = connection.state === "ready" ? connection.status : null;
  const { conversations, snapshot } = useConversations(status?.user ?? "", setLoggedOut);
  const place = usePlace();
  const [source, setSource] = useState<SourceTarget | null>(null);
  const [listShown, setListShown] = useState(false);

  const room = status?.role !== "admin" && adminRooms.has(place.room) ? "ask" : place.room;
  const asked = room === "ask" ? place.detail : "";
  useEffect(() => {
    if (room === "ask") conversations.open(asked === "" ? null : asked);
  }, [conversations, room, asked]);

  // A source belongs to what it was opened from.
  useEffect(() => setSource(null), [room, place.detail]);

  const startAnew = (): void => {
    setSource(null);
    setListShown(false);
    goTo("ask");
  };
  const leave = (): void => {
    startAnew();
    dropAllPrecedents();
    forgetWritingForm();
    void logout().finally(setLoggedOut);
  };
  const onReloaded = (): void => void refresh();
  const atAsk = status !== null && room === "ask";
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
          onShowList={atAsk ? () => setListShown(true) : null}
          onNewConversation={atAsk && snapshot.open !== null ? startAnew : null}
          onLogout={status?.login_required === true ? leave : null}
          nav={status === null ? null : <RoomNav room={room} role={status.role} />}
        />
        {connection.state === "logged-out" && (
          <main className="app-main">
            <LoginScreen onLoggedIn={() => void refresh()} />
          </main>
        )}
        {connection.state === "failed" && (
          <main className="app-main">
            <Alert
              className="connection-failure"
              type="warning"
              showIcon
              title={connection.message}
              action={<Button onClick={() => void refresh()}>{texts.failure.retry}</Button>}
            />
          </main>
        )}
        {atAsk && (
          <AskRoom
            status={status}
            conversations={conversations}
            snapshot={snapshot}
            listShown={listShown}
            onHideList={() => setListShown(false)}
            onNew={startAnew}
            onOpen={setSource}
            onReloaded={onReloaded}
          />
        )}
        {status !== null && room !== "ask" && (
          <main className="app-main">
            {/* Anew for each room: one that could not be fetched does not hold up the others. */}
            <CrashBoundary key={room}>
              <Suspense fallback={<Skeleton active className="room" />}>
                {room === "write" && (
                  <WritingRoom
                    path={place.detail}
                    onOpen={setSource}
                    onLoggedOut={setLoggedOut}
                    nonce={nonce}
                  />
                )}
                {room === "materials" && <MaterialsRoom topic={place.detail} onOpen={setSource} />}
                {room === "library" && (
                  <LibraryRoom
                    detail={place.detail}
                    role={status.role}
                    onOpen={setSource}
                    onReloaded={onReloaded}
                  />
                )}
                {room === "admin" && <AdminRoom status={status} tab={place.detail} onOpen={setSource} />}
              </Suspense>
            </CrashBoundary>
          </main>
        )}
      </div>
      <DocumentDrawer
        target={source}
        onOpen={setSource}
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
    // The primary colour is for surfaces; as text on the dark page it would be too faint.
    components: {
      // White on the lighter red of the dark page would be too faint.
      Button: {
        colorPrimary: dark ? "#b3453a" : "#a52a1f",
        ...(dark ? { defaultHoverColor: "#f2978c", defaultActiveColor: "#f2978c" } : {}),
      },
      Tabs: { itemSelectedColor: dark ? "#f2978c" : "#a52a1f", itemHoverColor: dark ? "#f2978c" : "#a52a1f" },
    },
    token: {
      colorPrimary: dark ? "#c04f43" : "#a52a1f",
      colorBgElevated: dark ? "#24211f" : "#ffffff",
      colorBgContainer: dark ? "#211f1d" : "#ffffff",
      borderRadius: 8,
      fontFamily: "var(--font)",
      fontSize: 15,
      motion: !matchMedia("(prefers-reduced-motion: reduce)").matches,
    },
  };
}
