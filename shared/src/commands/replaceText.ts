import type * as Y from 'yjs';

/** Whether a place is between the two halves of one character: Yjs loses a character that is cut there. */
const isInsideCharacter = (text: string, at: number): boolean =>
  /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(at - 1, at + 1));

/** Makes a shared text read `next` by one replacement between its common start and common end. */
export function replaceText(text: Y.Text, next: string): void {
  const now = text.toString();
  let start = 0;
  while (start < now.length && start < next.length && now[start] === next[start]) start += 1;
  if (isInsideCharacter(now, start) || isInsideCharacter(next, start)) start -= 1;
  let tail = 0;
  while (
    tail < now.length - start &&
    tail < next.length - start &&
    now[now.length - 1 - tail] === next[next.length - 1 - tail]
  ) {
    tail += 1;
  }
  if (isInsideCharacter(now, now.length - tail) || isInsideCharacter(next, next.length - tail)) tail -= 1;
  if (now.length - tail > start) text.delete(start, now.length - tail - start);
  if (next.length - tail > start) text.insert(start, next.slice(start, next.length - tail));
}
