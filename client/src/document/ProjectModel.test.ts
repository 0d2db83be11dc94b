import {
  addComment,
  addTake,
  connect,
  createNodes,
  deleteComment,
  deleteNodes,
  moveNodes,
  putRunFact,
  requestTakes,
  resolveComment,
  setPick,
  setStatus,
} from '@dailies/shared/commands';
import { newDocument, recordsOf, textParam } from '@dailies/shared/document';
import { NodeId, RequestId, runIdOf, takeIdOf, UserId } from '@dailies/shared/ids';
import { Sha256 } from '@dailies/shared/media';
import { RecipeHash } from '@dailies/shared/runs';
import { describe, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { ProjectModel } from './ProjectModel.ts';

const actor = UserId.parse('ada');
const context = { actor, role: 'director', now: 5 } as const;
const shot = NodeId.parse('shot');
const request = RequestId.parse('req');
const run = runIdOf(request, 0);
const take = takeIdOf(run);

function project() {
  const doc = newDocument();
  createNodes.run(
    doc,
    {
      nodes: [
        { id: 'p', type: 'prompt', pos: [0, 0] },
        { id: shot, type: 'shot-still', pos: [9, 9] },
      ],
    },
    context,
  );
  return doc;
}

const aTake = {
  node: shot,
  kind: 'image',
  media: Sha256.parse('a'.repeat(64)),
  poster: Sha256.parse('b'.repeat(64)),
  width: 16,
  height: 9,
  frames: 1,
  fps: [24, 1],
  recipe: RecipeHash.parse('c'.repeat(32)),
  seed: 1,
  pipeline: 'previs@1',
  by: actor,
  at: 5,
} as const;

describe('ProjectModel', () => {
  test('follows every kind of change, however it arrives', () => {
    const doc = project();
    const peer = newDocument();
    const model = new ProjectModel(peer);
    doc.on('update', (update: Uint8Array) => Y.applyUpdate(peer, update, 'peer'));
    Y.applyUpdate(peer, Y.encodeStateAsUpdate(doc), 'peer');
    expect(model.nodes.get(shot)?.pos).toEqual([9, 9]);

    connect.run(doc, { id: 'e', from: 'p', fromPort: 'text', to: shot, toPort: 'prompt' }, context);
    moveNodes.run(doc, { moves: [{ id: shot, pos: [1, 2] }] }, context);
    textParam(doc, 'p', 'text')?.insert(0, 'rain');
    requestTakes.run(doc, { id: request, node: shot, kind: 'generate', variations: 1, recipe: null }, context);
    expect(model.nodes.get(shot)?.pos).toEqual([1, 2]);
    expect(model.nodes.get(NodeId.parse('p'))?.params['text']).toBe('rain');
    expect(model.unstarted(shot).map(({ id }) => id)).toEqual([request]);

    putRunFact(doc, run, { request, node: shot, variation: 0, state: 'running' });
    expect(model.unstarted(shot)).toEqual([]);
    putRunFact(doc, run, { request, node: shot, variation: 0, state: 'succeeded', take });
    addTake(doc, take, aTake);
    setStatus.run(doc, { node: shot, status: 'wip' }, context);
    expect(model.runs(shot)).toMatchObject([{ id: run, state: 'succeeded' }]);
    expect(model.takes(shot)).toMatchObject([{ id: take, number: 1 }]);
    expect(model.pick(shot)?.id).toBe(take);
    expect(model.tracking(shot).status).toBe('wip');
    expect(model.graph.inbound.get(shot)).toHaveLength(1);

    deleteNodes.run(doc, { ids: ['p'] }, context);
    expect(model.nodes.size).toBe(1);
    expect(model.graph.edges).toEqual([]);
    expect(model.takes(shot)).toHaveLength(1);
  });

  test('tells only those whom a change concerns, once a transaction', () => {
    const doc = project();
    const model = new ProjectModel(doc);
    const ofShot = vi.fn();
    const ofPrompt = vi.fn();
    const ofComments = vi.fn();
    model.subscribe([`nodes:${shot}`, `picks:${shot}`], ofShot);
    model.subscribe(['nodes:p'], ofPrompt);
    model.subscribe(['comments'], ofComments);
    moveNodes.run(doc, { moves: [{ id: shot, pos: [5, 5] }] }, context);
    expect([ofShot, ofPrompt, ofComments].map((heard) => heard.mock.calls.length)).toEqual([1, 0, 0]);
    addTake(doc, take, aTake);
    ofShot.mockClear();
    setPick.run(doc, { node: shot, take: null }, context);
    addComment.run(doc, { id: 'c', anchor: { on: 'node', node: shot }, body: 'Lovely.' }, context);
    expect([ofShot, ofPrompt, ofComments].map((heard) => heard.mock.calls.length)).toEqual([1, 0, 1]);
  });

  test('keeps what is said by its place, and tells those who look there', () => {
    const doc = project();
    const model = new ProjectModel(doc);
    const ofNode = vi.fn();
    const ofCanvas = vi.fn();
    model.subscribe([`comments:node:${shot}`], ofNode);
    model.subscribe(['comments:canvas'], ofCanvas);
    addComment.run(doc, { id: 'c1', anchor: { on: 'node', node: shot }, body: 'Lovely.' }, context);
    addComment.run(doc, { id: 'c2', anchor: { on: 'node', node: shot }, body: 'Yes.', parent: 'c1' }, context);
    expect(model.comments(`node:${shot}`).map(({ body }) => body)).toEqual(['Lovely.', 'Yes.']);
    resolveComment.run(doc, { id: 'c1', resolved: true }, context);
    expect(model.comment('c1')?.resolvedBy).toBe(actor);
    deleteComment.run(doc, { id: 'c1' }, context);
    expect(model.comments(`node:${shot}`).map(({ id }) => id)).toEqual(['c2']);
    deleteComment.run(doc, { id: 'c2' }, context);
    expect(model.commentPlaces()).toEqual([]);
    expect([ofNode, ofCanvas].map((heard) => heard.mock.calls.length)).toEqual([5, 0]);
  });

  test('knows which requests have not come to their end, and tells when that changes', () => {
    const doc = project();
    const model = new ProjectModel(doc);
    const heard = vi.fn();
    model.subscribe(['requests:open'], heard);
    const open = () => model.openRequests().map(({ id }) => id);
    requestTakes.run(doc, { id: request, node: shot, kind: 'generate', variations: 1, recipe: null }, context);
    expect(open()).toEqual([request]);
    putRunFact(doc, run, { request, node: shot, variation: 0, state: 'queued' });
    putRunFact(doc, run, { request, node: shot, variation: 0, state: 'running' });
    expect([open(), heard.mock.calls.length]).toEqual([[request], 1]);
    putRunFact(doc, run, { request, node: shot, variation: 0, state: 'succeeded', take });
    expect([open(), heard.mock.calls.length]).toEqual([[], 2]);
    expect(new ProjectModel(doc).openRequests()).toEqual([]);
  });

  test('leaves out a record that nobody can read, and names it', () => {
    const doc = project();
    const model = new ProjectModel(doc);
    recordsOf(doc, 'nodes').set('broken', new Y.Map([['type', 'prompt']]));
    expect([...model.invalidNodes]).toEqual(['broken']);
    expect(model.nodes.size).toBe(2);
    recordsOf(doc, 'nodes').delete('broken');
    expect(model.invalidNodes.size).toBe(0);
  });
});
