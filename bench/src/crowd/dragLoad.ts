import { setTimeout as sleep } from 'node:timers/promises';
import type { DragOrder, DragResult } from '../load/LoadOrder.ts';
import { WIRES } from '../wire/index.ts';
import { arrive } from './arrive.ts';
import { Editor } from './Editor.ts';
import { Troupe } from './Troupe.ts';

const WITHIN_MS = 60_000;
/** What a browser sends while a hand moves. */
const A_SECOND = 30;
/** So often a browser tells its whole state while it sends motions. */
const STATE_EVERY = 150;
const SETTLE_MS = 1_000;

/** Everybody drags nodes of their own in circles, until `seconds` are over: what the server sent for it. */
export async function dragLoad(order: DragOrder, dragging: () => void): Promise<DragResult> {
  const { url, project, dragged, seconds } = order;
  const troupe = new Troupe(
    project.project,
    project.people.map(({ user }) => user),
  );
  const seeing = { onKnown: () => {}, onPresence: () => {} };
  const editors = project.people.map(
    (person, place) => new Editor({ troupe, part: troupe.partAt(place), person, wire: WIRES.hocuspocus, url, seeing }),
  );
  const receivedBytes = (): number => editors.reduce((sum, { bytesReceived }) => sum + bytesReceived, 0);
  try {
    await arrive(editors, WITHIN_MS);
    const states = editors.map((editor, place) => {
      const ids = dragged[place] ?? [];
      const state = { selected: ids, drag: { key: 1, ids, by: [0, 0] }, pointer: [0, 0], page: '' };
      editor.tell(state);
      return state;
    });
    await sleep(SETTLE_MS);
    dragging();
    const startMs = performance.now();
    const before = receivedBytes();
    for (let tick = 1; tick <= seconds * A_SECOND; tick += 1) {
      const angle = tick / 10;
      const [x, y] = [Math.round(300 * Math.cos(angle)), Math.round(300 * Math.sin(angle))];
      for (const [place, editor] of editors.entries()) {
        // Not all in the same tick.
        if ((tick + place) % STATE_EVERY === 0) editor.tell({ ...states[place], pointer: [x, y] });
        else editor.move({ pointer: [x, y], drag: [1, x, y] });
      }
      await sleep(Math.max(0, startMs + (tick * 1_000) / A_SECOND - performance.now()));
    }
    const bytes = receivedBytes() - before;
    const problems = new Set(editors.flatMap((editor) => editor.problems));
    if (problems.size > 0) throw new Error(`The server turned somebody away: ${[...problems].join('; ')}`);
    return { bytesPerSecond: (bytes * 1_000) / (performance.now() - startMs) };
  } finally {
    for (const editor of editors) editor.cut();
  }
}
