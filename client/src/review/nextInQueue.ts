/**
 * What comes after the shown one in a queue, from its end on to its beginning again. Where the shown one is
 * not in the queue (any more), its place in the order of everything counts: what follows it there first.
 */
export function nextInQueue<T>(queue: readonly T[], order: readonly T[], shown: T): T | undefined {
  const at = queue.indexOf(shown);
  if (at >= 0) return queue.length === 1 ? undefined : queue[(at + 1) % queue.length];
  const place = order.indexOf(shown);
  return queue.find((one) => order.indexOf(one) > place) ?? queue[0];
}
