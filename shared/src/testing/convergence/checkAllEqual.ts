import * as Y from 'yjs';
import { newDocument, rootOf, ROOTS } from '../../document/index.ts';
import type { SimulatedPerson } from './SimulatedPerson.ts';
import type { SimulatedServer } from './SimulatedServer.ts';

/** Maps with their keys in one order, since two copies may have learned of them in different orders. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}

/** Throws unless every copy, what the server serves and what its log comes to are the same to the letter. */
export function checkAllEqual(server: SimulatedServer, people: readonly SimulatedPerson[]): void {
  const replayed = newDocument();
  for (const row of server.log) Y.applyUpdate(replayed, row);
  const copies = [
    ['live', server.live] as const,
    ['log', replayed] as const,
    ...people.map(({ name, doc }) => [name, doc] as const),
  ];
  for (const [name, doc] of copies) {
    for (const root of ROOTS) {
      const here = JSON.stringify(sorted(rootOf(doc, root).toJSON()));
      const there = JSON.stringify(sorted(rootOf(server.head, root).toJSON()));
      if (here !== there) throw new Error(`"${root}" of ${name} differs:\n${here}\n${there}`);
    }
    if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) throw new Error(`${name} still waits.`);
    if (!Y.equalSnapshots(Y.snapshot(doc), Y.snapshot(server.head))) {
      throw new Error(`${name} has another state vector, or has deleted other things.`);
    }
  }
}
