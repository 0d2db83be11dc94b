import type { Status } from '@dailies/shared/document';
import type { Shot } from './Shot.ts';

export interface BoardColumn {
  readonly status: Status;
  readonly shots: readonly Shot[];
}

/** Shots by status, every status in the project's order. */
export function boardColumns(shots: readonly Shot[], statuses: readonly Status[]): BoardColumn[] {
  const byStatus = new Map<string, Shot[]>(statuses.map(({ id }) => [id, []]));
  for (const shot of shots) byStatus.get(shot.status.id)?.push(shot);
  return statuses.map((status) => ({ status, shots: byStatus.get(status.id) ?? [] }));
}

/** Where a card is on the board: its column, and its place there. */
type Place = readonly [column: number, card: number];

export function placeOf(columns: readonly BoardColumn[], node: string): Place | undefined {
  for (const [column, { shots }] of columns.entries()) {
    const card = shots.findIndex((shot) => shot.node === node);
    if (card >= 0) return [column, card];
  }
  return undefined;
}

/** The card beside another one, over empty columns; the last one that there is at an edge. */
export function cardBeside(
  columns: readonly BoardColumn[],
  node: string,
  [across, down]: readonly [number, number],
): Shot | undefined {
  const at = placeOf(columns, node);
  if (at === undefined) return columns.find(({ shots }) => shots.length > 0)?.shots[0];
  const [column, card] = at;
  const own = columns[column]?.shots ?? [];
  if (across === 0) return own[Math.min(own.length - 1, Math.max(0, card + down))];
  for (let next = column + across; columns[next] !== undefined; next += across) {
    const { shots } = columns[next] ?? { shots: [] };
    if (shots.length > 0) return shots[Math.min(card, shots.length - 1)];
  }
  return own[card];
}
