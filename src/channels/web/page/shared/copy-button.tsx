import { Button } from "antd";
import { useEffect, useState } from "react";
import { copyText } from "../text/copy-text.ts";
import { texts } from "../texts.ts";
import { CheckIcon, CopyIcon } from "./icons.tsx";

/** Copies on click and says for a moment how it went, in its own place. */
export function CopyButton({ label, text }: { label: string; text: string }) {
  const [outcome, setOutcome] = useState<boolean | null>(null);
  useEffect(() => {
    if (outcome === null) return undefined;
    const timer = setTimeout(() => setOutcome(null), 2000);
    return () => clearTimeout(timer);
  }, [outcome]);

  const shown = outcome === null ? label : outcome ? texts.copy.done : texts.copy.failed;
  return (
    <Button
      type="text"
      size="small"
      icon={outcome === true ? <CheckIcon /> : <CopyIcon />}
      onClick={() => void copyText(text).then(setOutcome)}
    >
      <span aria-live="polite">{shown}</span>
    </Button>
  );
}
