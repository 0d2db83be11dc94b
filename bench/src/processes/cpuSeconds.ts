import { readdir, readFile } from 'node:fs/promises';
import { z } from 'zod';

/** Linux counts a process's time in hundredths of a second, whatever its kernel's own ticks. */
const TICKS_A_SECOND = 100;

const Stat = z.object({ parent: z.int(), ticks: z.int() });

/** `pid (name) state ppid …`: the name may hold anything, so counting starts after its bracket. */
export function parseStat(text: string): z.infer<typeof Stat> | null {
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return Stat.safeParse({ parent: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12]) }).data ?? null;
}

const statOf = async (pid: string): Promise<z.infer<typeof Stat> | null> =>
  parseStat(await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => ''));

/**
 * Seconds of CPU that a process and its living children have used since they started; null where the
 * system does not tell. To 0.01 s.
 */
export async function cpuSeconds(pid: number): Promise<number | null> {
  const own = await statOf(String(pid));
  if (own === null) return null;
  let { ticks } = own;
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const stat = await statOf(name);
    if (stat?.parent === pid) ticks += stat.ticks;
  }
  return ticks / TICKS_A_SECOND;
}
