/** Files of a folder at most: somebody dropped the wrong one. */
export const FILES_AT_MOST = 500;
/** What systems leave in folders, and nobody means to bring. */
const SYSTEM_FILE = /^(?:\.|Thumbs\.db$|desktop\.ini$)/i;

const filesOfEntry = (entry: FileSystemFileEntry): Promise<File | null> =>
  new Promise((resolve) => entry.file(resolve, () => resolve(null)));

/** Everything that lies in a folder itself; a browser gives a hundred at a time. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const entries: FileSystemEntry[] = [];
  for (;;) {
    const more = await new Promise<FileSystemEntry[]>((resolve) => reader.readEntries(resolve, () => resolve([])));
    if (more.length === 0 || entries.length > FILES_AT_MOST) return entries;
    entries.push(...more);
  }
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;

/** What was dropped, where a folder is among it; null where none is. Has to be asked within the event itself. */
export function foldersOf(items: DataTransferItemList): readonly FileSystemEntry[] | null {
  const entries = [...items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  return entries.some(isFolder) ? entries : null;
}

/** All files in them, folder by folder, by name; at most `FILES_AT_MOST` and one more. */
export async function filesIn(entries: readonly FileSystemEntry[]): Promise<File[]> {
  const found: File[] = [];
  const sorted = [...entries].sort((a, b) => a.name.localeCompare(b.name, undefined, { numeric: true }));
  for (const entry of sorted) {
    if (found.length > FILES_AT_MOST) break;
    if (SYSTEM_FILE.test(entry.name)) continue;
    if (isFile(entry)) {
      const file = await filesOfEntry(entry);
      if (file !== null) found.push(file);
    } else if (isFolder(entry)) found.push(...(await filesIn(await entriesOf(entry))));
  }
  return found;
}
