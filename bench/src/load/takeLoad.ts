import { setTimeout as sleep } from 'node:timers/promises';
import { createNodes, requestTakes } from '@dailies/shared/commands';
import { readNode, readRun, readTake, rootOf } from '@dailies/shared/document';
import { unwrap } from '@dailies/shared/errors';
import { NodeId, RequestId, runIdOf, takeIdOf } from '@dailies/shared/ids';
import type { TakeOrder, TakeResult } from './LoadOrder.ts';
import { joinByHocuspocus } from './Participant.ts';
import { until } from './until.ts';

const WITHIN_MS = 20_000;
/** Between one take and the next request, so that each finds everything at rest. */
const PAUSE_MS = 60;
const SHOT = NodeId.parse('shot');

/** The clock of the machine, with fractions of a millisecond: the database tells its times by it too. */
const wallClockMs = (): number => performance.timeOrigin + performance.now();

/** Requests takes of one shot, each once the last is seen by another person. Throws where one fails. */
export async function takeLoad({ url, project, artist, watcher, takes }: TakeOrder): Promise<TakeResult> {
  const asking = joinByHocuspocus({ url, project, token: artist.token });
  const watching = joinByHocuspocus({ url, project, token: watcher.token });
  const problems = (): string => [...asking.problems, ...watching.problems].join('; ') || 'no reason was given';
  const as = { actor: artist.user, role: 'artist' } as const;
  const seenAtMs = new Map<unknown, number>();
  rootOf(watching.doc, 'takes').observe(({ keysChanged }) => {
    const nowMs = wallClockMs();
    for (const key of keysChanged) if (!seenAtMs.has(key)) seenAtMs.set(key, nowMs);
  });
  try {
    await until(
      () => asking.isSynced && watching.isSynced,
      () => `both are in (${problems()})`,
      WITHIN_MS,
    );
    if (readNode(asking.doc, SHOT) === undefined) {
      const shot = { id: SHOT, type: 'shot-still', pos: [0, 0], params: { prompt: 'She waits in the rain.' } };
      unwrap(createNodes.run(asking.doc, { nodes: [shot] }, { ...as, now: Date.now() }));
    }
    const done: TakeResult['takes'] = [];
    for (let place = 0; place < takes; place += 1) {
      await sleep(PAUSE_MS);
      const request = RequestId.parse(`q-${crypto.randomUUID()}`);
      const take = takeIdOf(runIdOf(request, 0));
      const requestedMs = wallClockMs();
      const args = { id: request, node: SHOT, kind: 'generate', variations: 1, recipe: null };
      unwrap(requestTakes.run(asking.doc, args, { ...as, now: Date.now() }));
      await until(
        () => {
          const run = readRun(watching.doc, runIdOf(request, 0));
          if (run?.state === 'failed') throw new Error(`A take failed: ${run.error ?? 'no reason was given'}`);
          return readTake(watching.doc, take) !== undefined;
        },
        () => `take ${place + 1} is seen (${problems()})`,
        WITHIN_MS,
      );
      done.push({ request, requestedMs, seenMs: seenAtMs.get(take) ?? wallClockMs() });
    }
    return { takes: done };
  } finally {
    asking.close();
    watching.close();
  }
}
