import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app.tsx";
import { CrashBoundary } from "./shell/crash-boundary.tsx";
import "./styles/base.css";
import "./styles/rooms.css";
import "./styles/welcome.css";
import "./styles/conversation.css";
import "./styles/conversation-list.css";
import "./styles/sources.css";
import "./styles/document.css";

// Browsers hide a nonce from selectors and attributes; the property still has it.
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? "";
const root = document.querySelector("#root");

if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <CrashBoundary>
        <App nonce={nonce} />
      </CrashBoundary>
    </StrictMode>,
  );
}
