import { useCallback, useEffect, useState } from "react";
import type { DraftRequest } from "../../../../domain/writing/draft.ts";
import type { OpenSource } from "../state/source-target.ts";
import { goTo, parsePlace } from "../state/use-room.ts";
import { CheckPage } from "./check/check-page.tsx";
import { DeskPage } from "./desk/desk-page.tsx";
import { StartPage } from "./start/start-page.tsx";
import "../styles/writing.css";
import "../styles/outline.css";
import "../styles/desk.css";
import "../styles/panels.css";
import "../styles/editor.css";
import "../styles/paper.css";

interface WritingRoomProps {
  /** What stands behind `#/write/`. */
  readonly path: string;
  readonly nonce: string;
  readonly onOpen: OpenSource;
  readonly onLoggedOut: () => void;
}

/** 写作: `#/write` begins, `#/write/check` checks one's own text, `#/write/<id>` is a draft on the desk. */
export function WritingRoom({ path, nonce, onOpen, onLoggedOut }: WritingRoomProps) {
  const [begun, setBegun] = useState<{ readonly request: DraftRequest; readonly id: string | null } | null>(
    null,
  );
  const onBegun = useCallback((id: string) => {
    setBegun((before) => (before === null ? null : { ...before, id }));
    // The same desk goes on: the address only learns its draft's name.
    goTo("write", id, true);
  }, []);
  const begin = (request: DraftRequest): void => {
    setBegun({ request, id: null });
    goTo("write", "new");
  };
  const isOther = begun !== null && path !== "new" && path !== begun.id;
  useEffect(() => {
    // Left: coming back opens what was kept, and does not write it again. An address that was just
    // changed is drawn a moment later.
    if (isOther && parsePlace(location.hash).detail === path) setBegun(null);
  }, [isOther, path]);
  if (path === "check") return <CheckPage nonce={nonce} />;
  const request = begun !== null && (path === "new" || path === begun.id) ? begun.request : null;
  if (path === "" || (path === "new" && request === null)) return <StartPage onBegin={begin} />;
  return (
    <DeskPage
      key={request === null ? path : "new"}
      id={path === "new" ? null : path}
      request={request}
      nonce={nonce}
      onOpen={onOpen}
      onBegun={onBegun}
      onLoggedOut={onLoggedOut}
    />
  );
}
