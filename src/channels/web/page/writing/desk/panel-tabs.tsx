import { type KeyboardEvent, useRef } from "react";
import type { PanelName } from "./desk-panels.tsx";

interface PanelTabsProps {
  readonly label: string;
  readonly tabs: readonly { readonly name: PanelName; readonly label: string; readonly count: number }[];
  readonly chosen: PanelName;
  /** The panel that stands beside the text while the text itself is chosen. */
  readonly beside: PanelName;
  readonly onChoose: (name: PanelName) => void;
}

/** Tabs by the usual keys: arrows go from one to the next, Tab goes on into the panel. */
export function PanelTabs({ label, tabs, chosen, beside, onChoose }: PanelTabsProps) {
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const shown = Array.from(list.current?.querySelectorAll<HTMLElement>("[role=tab]") ?? []).filter(
      (tab) => tab.offsetParent !== null,
    );
    const at = shown.indexOf(document.activeElement as HTMLElement);
    const next = shown[(at + step + shown.length) % shown.length];
    next?.focus();
    next?.click();
  };
  return (
    <div ref={list} className="panel-tabs" role="tablist" aria-label={label} onKeyDown={onKeyDown}>
      {tabs.map(({ name, label: text, count }) => (
        <button
          key={name}
          type="button"
          role="tab"
          className={`panel-tab panel-tab-${name}${name === beside ? " is-beside" : ""}`}
          aria-selected={name === chosen || (chosen === "text" && name === beside)}
          aria-controls="desk-panel"
          tabIndex={name === chosen || (chosen === "text" && name === beside) ? 0 : -1}
          onClick={() => onChoose(name)}
        >
          {text}
          {count > 0 && <span className="tab-count">{count}</span>}
        </button>
      ))}
    </div>
  );
}
