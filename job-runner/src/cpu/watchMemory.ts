import type { ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';

const LOOK_MS = 200;
/** Fields of `/proc/…/statm` count pages; the second one those that are in memory. */
const PAGE_BYTES = 4_096;

/** Kills a child once it takes more memory than this, until what it returns is called. Only Linux tells. */
export function watchMemory(child: ChildProcess, maxBytes: number | undefined): () => void {
  const { pid } = child;
  if (maxBytes === undefined || pid === undefined || process.platform !== 'linux') return () => {};
  let isOver = false;
  const look = async (): Promise<void> => {
    const text = await readFile(`/proc/${pid}/statm`, 'latin1');
    const residentBytes = Number(text.split(' ', 2)[1]) * PAGE_BYTES;
    if (residentBytes > maxBytes && !isOver) child.kill('SIGKILL');
  };
  // A child that has ended has no such file.
  const timer = setInterval(() => void look().catch(() => {}), LOOK_MS).unref();
  return () => {
    isOver = true;
    clearInterval(timer);
  };
}
