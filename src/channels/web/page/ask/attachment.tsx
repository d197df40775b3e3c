import { Button } from "antd";
import { type DragEvent, type ReactNode, useRef, useState } from "react";
import { ClipIcon, CloseIcon } from "../shared/icons.tsx";
import { texts } from "../texts.ts";

/** What `accept` offers first; every other kind can be chosen too and is judged by the server. */
const kinds = ".docx,.doc,.wps,.pdf,.ofd,.txt,.md,.xlsx,.xls,.csv,.html,.rtf,.odt";

/** Chooses the file that the next question is about. */
export function AttachButton({ onAttach }: { onAttach: (file: File) => void }) {
  const field = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button
        type="text"
        shape="circle"
        icon={<ClipIcon />}
        aria-label={texts.oneOff.attach}
        title={texts.oneOff.attach}
        onClick={() => field.current?.click()}
      />
      <input
        ref={field}
        type="file"
        hidden
        accept={kinds}
        aria-label={texts.oneOff.attach}
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file !== undefined) onAttach(file);
          // The same file can be chosen again after it was mended.
          target.value = "";
        }}
      />
    </>
  );
}

interface AttachedChipProps {
  readonly name: string;
  readonly onDetach: () => void;
}

/** The file the next question is about, above the field. */
export function AttachedChip({ name, onDetach }: AttachedChipProps) {
  const { oneOff } = texts;
  return (
    <p className="attached">
      <ClipIcon />
      <span className="one-line">{oneOff.about(name)}</span>
      <Button
        type="text"
        size="small"
        icon={<CloseIcon />}
        aria-label={oneOff.detach}
        title={oneOff.detach}
        onClick={onDetach}
      />
    </p>
  );
}

interface DropZoneProps {
  readonly onDrop: (file: File) => void;
  readonly children: ReactNode;
}

/** A file dropped anywhere on the conversation is for the next question; of several the first. */
export function DropZone({ onDrop, children }: DropZoneProps) {
  const [over, setOver] = useState(false);
  const holdsFiles = (event: DragEvent): boolean => event.dataTransfer.types.includes("Files");
  return (
    <div
      className="ask-column"
      onDragOver={(event) => {
        if (!holdsFiles(event)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => {
        // Moving on to what lies inside is no leaving.
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={(event) => {
        if (!holdsFiles(event)) return;
        event.preventDefault();
        setOver(false);
        const [file] = event.dataTransfer.files;
        if (file !== undefined) onDrop(file);
      }}
    >
      {children}
      {over && <p className="drop-here">{texts.oneOff.drop}</p>}
    </div>
  );
}
