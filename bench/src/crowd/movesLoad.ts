import type { JoinOrder, JoinResult, MovesOrder, MovesResult } from '../load/LoadOrder.ts';
import { NodeId } from '@dailies/shared/ids';
import { until } from '../load/until.ts';
import { WIRES } from '../wire/index.ts';
import { arrive } from './arrive.ts';
import { Editor, type Seeing } from './Editor.ts';
import { Troupe } from './Troupe.ts';

const WITHIN_MS = 60_000;
/** Moves of one person on their way at once. */
const AHEAD = 20;
const NOBODY: Seeing = { onKnown: () => {}, onPresence: () => {} };

/** A repeatable row of numbers from 0 to below `bound`. */
function numbers(bound: number): () => number {
  let state = 20_261_121;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return Math.floor((state / 2 ** 31) * bound);
  };
}

/** Somebody who only opens the project: how long it took, and what was sent for it. */
export async function joinLoad({ provider, url, project: { project, people } }: JoinOrder): Promise<JoinResult> {
  const [person] = people;
  if (person === undefined) throw new Error('Nobody is to open the project.');
  const troupe = new Troupe(project, [person.user]);
  const part = troupe.partAt(0);
  const editor = new Editor({ troupe, part, person, wire: WIRES[provider], url, seeing: NOBODY });
  try {
    const { allMs } = await arrive([editor], WITHIN_MS);
    return { openMs: allMs, bytes: editor.bytesReceived };
  } finally {
    editor.cut();
  }
}

/** Some people who move shots, any of them and anywhere, by turns; and what a newcomer is sent before and after. */
export async function movesLoad(order: MovesOrder): Promise<MovesResult> {
  const { provider, url, project, shots, moves } = order;
  const troupe = new Troupe(
    project.project,
    project.people.map(({ user }) => user),
  );
  const editors = project.people.map(
    (person, place) =>
      new Editor({ troupe, part: troupe.partAt(place), person, wire: WIRES[provider], url, seeing: NOBODY }),
  );
  const all = (): boolean =>
    editors.every(({ known, isSaved }) => {
      for (const [client, clock] of troupe.knowledge()) if ((known.get(client) ?? 0) < clock) return false;
      return isSaved;
    });
  const newcomer: Omit<JoinOrder, 'kind'> = { provider, url, project };
  try {
    await arrive(editors, WITHIN_MS);
    editors[0]?.make(troupe.layOut(shots));
    await until(all, () => 'the shots are there', WITHIN_MS);
    const before = await joinLoad({ kind: 'join', ...newcomer });
    const startMs = performance.now();
    const anyShot = numbers(shots);
    const anyEditor = numbers(editors.length);
    for (let made = 0; made < moves; made += AHEAD) {
      // One at a time: nobody moves what somebody else is about to have moved.
      const editor = editors[anyEditor()];
      if (editor === undefined) throw new Error('Nobody is there.');
      for (let ahead = 0; ahead < Math.min(AHEAD, moves - made); ahead += 1) {
        editor.make(troupe.move(editor.part, NodeId.parse(`shot-${anyShot()}`)));
      }
      await until(all, () => 'the moves are seen', WITHIN_MS, 0);
    }
    await until(all, () => 'every move is seen', WITHIN_MS);
    const movesPerSecond = moves / ((performance.now() - startMs) / 1_000);
    const after = await joinLoad({ kind: 'join', ...newcomer });
    return { openedBytesBefore: before.bytes, openedBytesAfter: after.bytes, movesPerSecond };
  } finally {
    for (const editor of editors) editor.cut();
  }
}
