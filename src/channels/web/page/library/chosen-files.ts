import type { OutgoingFile } from "../api/library.ts";

/** Lock files of office programs and hidden files are nobody's documents. */
function isDocument({ path }: OutgoingFile): boolean {
  return !path.split("/").some((part) => part.startsWith(".") || part.startsWith("~$"));
}

/** What a file field holds; a picked folder gives paths below it. */
export function pickedFiles(list: FileList | null): OutgoingFile[] {
  return Array.from(list ?? [], (file) => ({
    path: file.webkitRelativePath === "" ? file.name : file.webkitRelativePath,
    file,
  })).filter(isDocument);
}

/** What was dropped, with everything inside dropped folders. */
export async function droppedFiles(transfer: DataTransfer): Promise<OutgoingFile[]> {
  // The list is emptied as soon as the event is over: all entries are taken before the first wait.
  const entries = Array.from(transfer.items, (item) => item.webkitGetAsEntry()).filter(
    (entry) => entry !== null,
  );
  const found = await Promise.all(entries.map((entry) => filesBelow(entry, "")));
  return found.flat().filter(isDocument);
}

async function filesBelow(entry: FileSystemEntry, parent: string): Promise<OutgoingFile[]> {
  const path = `${parent}${entry.name}`;
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => {
      (entry as FileSystemFileEntry).file(resolve, reject);
    });
    return [{ path, file }];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const all: OutgoingFile[] = [];
  for (;;) {
    // Given in portions, an empty one last.
    const portion = await new Promise<FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject);
    });
    if (portion.length === 0) return all;
    const below = await Promise.all(portion.map((child) => filesBelow(child, `${path}/`)));
    all.push(...below.flat());
  }
}
