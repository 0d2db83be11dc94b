import * as Y from 'yjs';
import { addComment, addTake, type AnyCommand, COMMANDS, createNodes, putRunFact } from '../commands/index.ts';
import { newDocument, rootOf } from '../document/index.ts';
import { unwrap } from '../errors/index.ts';
import { CommentId, NodeId, RequestId, runIdOf, takeIdOf, UserId } from '../ids/index.ts';
import { Sha256 } from '../media/index.ts';
import type { Role } from '../people/index.ts';
import { RecipeHash } from '../runs/index.ts';

/** One person of each role, and a second artist and reviewer. */
export const PEOPLE = {
  dora: { user: UserId.parse('dora'), role: 'director' },
  arne: { user: UserId.parse('arne'), role: 'artist' },
  anna: { user: UserId.parse('anna'), role: 'artist' },
  paul: { user: UserId.parse('paul'), role: 'producer' },
  rita: { user: UserId.parse('rita'), role: 'reviewer' },
  rolf: { user: UserId.parse('rolf'), role: 'reviewer' },
  vera: { user: UserId.parse('vera'), role: 'viewer' },
} as const satisfies Record<string, { user: UserId; role: Role }>;
export type PersonName = keyof typeof PEOPLE;

export const NOW = 1_790_000_000_000;

/** Runs a command as a person; throws its refusal. */
export function act(doc: Y.Doc, who: PersonName, name: string, args: unknown): unknown {
  const command: AnyCommand | undefined = COMMANDS.get(name);
  if (command === undefined) throw new Error(`No command "${name}"`);
  return unwrap(command.run(doc, args, { actor: PEOPLE[who].user, role: PEOPLE[who].role, now: NOW }));
}

const sha = (digit: string): Sha256 => Sha256.parse(digit.repeat(64));

/** A whole document, as it is stored. */
export const bytesOf = (doc: Y.Doc): Uint8Array => Y.encodeStateAsUpdate(doc);

/** A take as the server writes it. */
export function sampleTake(node: string, digit = 'a') {
  return {
    node: NodeId.parse(node),
    kind: 'image',
    media: sha(digit),
    poster: sha('b'),
    width: 1280,
    height: 720,
    frames: 1,
    fps: [24, 1],
    recipe: RecipeHash.parse('c'.repeat(32)),
    seed: 4_294_967_295,
    pipeline: 'previs-still@1',
    by: PEOPLE.arne.user,
    at: NOW,
  } as const;
}

/**
 * A small project with something in every root: a prompt, a character and two shots, wired; a take,
 * a run, a request, a pick, tracking, a review, comments, a playlist, the cut and a drawing. With a
 * client id of Yjs given, its bytes are always the same.
 */
export function sampleProject(clientId?: number): Y.Doc {
  const doc = newDocument();
  if (clientId !== undefined) doc.clientID = clientId;
  doc.transact(() => {
    rootOf(doc, 'meta').set('schema', 1);
    rootOf(doc, 'meta').set('epoch', 1);
  });
  const as = { actor: PEOPLE.dora.user, role: PEOPLE.dora.role, now: NOW };
  unwrap(
    createNodes.run(
      doc,
      {
        nodes: [
          { id: 'prompt', type: 'prompt', pos: [0, 0], params: { text: 'A rainy street' } },
          { id: 'mira', type: 'character', pos: [0, 200], params: { asset: 'asset-mira' } },
          { id: 'shot1', type: 'shot-still', pos: [400, 0], params: { shotSize: 'close-up', prompt: 'She waits' } },
          { id: 'shot2', type: 'shot-motion', pos: [800, 0] },
        ],
        edges: [
          { id: 'e1', from: 'prompt', fromPort: 'text', to: 'shot1', toPort: 'prompt' },
          { id: 'e2', from: 'mira', fromPort: 'asset', to: 'shot1', toPort: 'characters' },
        ],
      },
      as,
    ),
  );
  act(doc, 'dora', 'setSettings', { name: 'Night Shift', code: 'NSC' });
  act(doc, 'arne', 'requestTakes', { id: 'req1', node: 'shot1', kind: 'generate', variations: 2, recipe: null });
  const request = RequestId.parse('req1');
  const run = runIdOf(request, 0);
  const take = takeIdOf(run);
  doc.transact(() => {
    addTake(doc, take, sampleTake('shot1'));
    putRunFact(doc, run, { request, node: NodeId.parse('shot1'), variation: 0, state: 'succeeded', take });
  });
  act(doc, 'dora', 'setStatus', { node: 'shot1', status: 'wip' });
  act(doc, 'dora', 'setAssignee', { node: 'shot1', user: 'arne', assigned: true });
  act(doc, 'rita', 'setVerdict', { take, verdict: 'approve' });
  unwrap(
    addComment.run(
      doc,
      { id: CommentId.parse('c1'), anchor: { on: 'take', take }, body: 'More rain' },
      { actor: PEOPLE.rita.user, role: 'reviewer', now: NOW },
    ),
  );
  act(doc, 'rolf', 'putPlaylist', { id: 'pl1', name: 'Monday', takes: [take] });
  act(doc, 'arne', 'putDrawing', {
    records: [{ id: 'shape:a', record: { 'id': 'shape:a', 'type': 'draw', 'x': 1, 'props.color': 'red' } }],
  });
  act(doc, 'arne', 'putCut', {
    records: [
      { id: 'clip1', record: { kind: 'clip', order: 'a0', node: 'shot1', take: null, inFrame: 0, frames: 48 } },
    ],
  });
  return doc;
}
