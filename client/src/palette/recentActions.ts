import { z } from 'zod';
import type { Recent } from './rank.ts';

const KEY = 'dailies:palette-recent';
const KEPT = 8;

const Stored = z.array(z.string().max(200)).max(KEPT);

/** What was used last in this browser, the last first. */
export function recentActions(): Recent {
  try {
    return Stored.safeParse(JSON.parse(localStorage.getItem(KEY) ?? '[]')).data ?? [];
  } catch {
    return [];
  }
}

export function rememberAction(id: string): void {
  try {
    const recent = [id, ...recentActions().filter((other) => other !== id)].slice(0, KEPT);
    localStorage.setItem(KEY, JSON.stringify(recent));
  } catch {
    // Without storage nothing is recent, nothing else.
  }
}
