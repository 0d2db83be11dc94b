import { createNodes } from '@dailies/shared/commands';
import { recordsOf } from '@dailies/shared/document';
import { unwrap } from '@dailies/shared/errors';
import { NodeId } from '@dailies/shared/ids';
import type { EditOrder } from './LoadOrder.ts';
import { JOIN, type Participant } from './Participant.ts';
import { until } from './until.ts';

const WITHIN_MS = 20_000;
const PROMPT = 'She waits under the awning while the rain comes down on the empty street.';

export const nodeAt = (place: number): NodeId => NodeId.parse(`shot-${place}`);

const problemsOf = (participants: readonly Participant[]): string =>
  [...new Set(participants.flatMap(({ problems }) => problems))].join('; ') || 'no reason was given';

/** Lets everybody of a document in, the first of whom lays the shots out; resolves when all see all of them. */
export async function connectDocument(
  { provider, url, nodes }: EditOrder,
  { project, writers }: EditOrder['documents'][number],
): Promise<Participant[]> {
  const participants = writers.map(({ token }) => JOIN[provider]({ url, project, token }));
  const [first] = participants;
  const [director] = writers;
  if (first === undefined || director === undefined) return [];
  try {
    await until(
      () => first.isSynced,
      () => `the first of ${project} is in (${problemsOf([first])})`,
      WITHIN_MS,
    );
    const shots = Array.from({ length: nodes }, (_, place) => ({
      id: nodeAt(place),
      type: 'shot-still',
      pos: [(place % 10) * 400, Math.floor(place / 10) * 400],
      params: { prompt: PROMPT, lensMm: 11 + (place % 90) + 1 },
    }));
    unwrap(createNodes.run(first.doc, { nodes: shots }, { actor: director.user, role: 'artist', now: Date.now() }));
    await until(
      () => participants.every(({ doc, isSynced }) => isSynced && recordsOf(doc, 'nodes').size === nodes),
      () => `everybody of ${project} is in and sees its ${nodes} shots (${problemsOf(participants)})`,
      WITHIN_MS,
    );
  } catch (error) {
    for (const participant of participants) participant.close();
    throw error;
  }
  return participants;
}
