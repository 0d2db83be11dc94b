import { useCallback, useSyncExternalStore } from 'react';
import type { z } from 'zod';
import { Observable } from '../session/Observable.ts';

const PREFIX = 'dailies:';
const kept = new Map<string, Observable<string | null>>();

/** What this browser keeps under a name: the same for everybody who reads it in this page. */
function keptUnder(name: string): Observable<string | null> {
  let found = kept.get(name);
  if (found !== undefined) return found;
  let stored: string | null = null;
  try {
    stored = localStorage.getItem(PREFIX + name);
  } catch {
    // A browser that keeps nothing: it is remembered until the page is closed.
  }
  found = new Observable(stored);
  kept.set(name, found);
  return found;
}

/** A choice of how things are shown that this browser remembers; one that cannot be read is the initial one. */
export function useKept<T>(name: string, schema: z.ZodType<T>, initial: T): readonly [T, (next: T) => void] {
  const observable = keptUnder(name);
  const text = useSyncExternalStore(observable.subscribe, observable.get);
  const set = useCallback(
    (next: T) => {
      const written = JSON.stringify(next);
      observable.set(written);
      try {
        localStorage.setItem(PREFIX + name, written);
      } catch {
        // As above.
      }
    },
    [observable, name],
  );
  return [text === null ? initial : schema.catch(initial).parse(parseJson(text)), set];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
