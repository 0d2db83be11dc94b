import { connect, createNodes, moveNodes, requestTakes, setVerdict } from '@dailies/shared/commands';
import { newDocument, readNode, readRequests, rootOf, textParam } from '@dailies/shared/document';
import { UserId } from '@dailies/shared/ids';
import { expect, test } from 'vitest';
import { YSyncConfig } from 'y-codemirror.next';
import * as Y from 'yjs';
import { Undo } from './Undo.ts';

const context = { actor: UserId.parse('ada'), role: 'director', now: 1 } as const;

function opened() {
  const doc = newDocument();
  const undo = new Undo(doc);
  const run = (command: { run: (doc: Y.Doc, args: unknown, by: typeof context) => unknown }, args: unknown) => {
    command.run(doc, args, context);
    undo.endGesture();
  };
  run(createNodes, {
    nodes: [
      { id: 'a', type: 'shot-still', pos: [0, 0] },
      { id: 'p', type: 'prompt', pos: [0, 0] },
    ],
  });
  return { doc, undo, run };
}

test('undoes and redoes own commands by name', () => {
  const { doc, undo, run } = opened();
  run(moveNodes, { moves: [{ id: 'a', pos: [50, 60] }] });
  expect(undo.undo()).toBe('Move nodes');
  expect(readNode(doc, 'a')?.pos).toEqual([0, 0]);
  expect(undo.redo()).toBe('Move nodes');
  expect(readNode(doc, 'a')?.pos).toEqual([50, 60]);
});

test('leaves a request alone, and what others did', () => {
  const { doc, undo, run } = opened();
  run(connect, { id: 'e', from: 'p', fromPort: 'text', to: 'a', toPort: 'prompt' });
  run(requestTakes, { id: 'r', node: 'a', kind: 'generate', variations: 1, recipe: null });
  run(setVerdict, { take: 'none', verdict: 'approve' });
  const peer = newDocument();
  Y.applyUpdate(peer, Y.encodeStateAsUpdate(doc));
  moveNodes.run(peer, { moves: [{ id: 'a', pos: [7, 7] }] }, context);
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(peer), 'peer');
  expect(undo.undo()).toBe('Connect');
  expect(rootOf(doc, 'edges').size).toBe(0);
  expect(readRequests(doc)).toHaveLength(1);
  expect(readNode(doc, 'a')?.pos).toEqual([7, 7]);
});

test('counts own typing, as one step', () => {
  const { doc, undo } = opened();
  const text = textParam(doc, 'p', 'text');
  const typing = new YSyncConfig(text ?? new Y.Text(), null);
  doc.transact(() => text?.insert(0, 'rain'), typing);
  doc.transact(() => text?.insert(4, ' falls'), typing);
  expect(undo.undo()).toBe('Typing');
  expect(text?.toString()).toBe('');
});

test('says null with nothing left', () => {
  const { undo } = opened();
  expect(undo.undo()).toBe('Add nodes');
  expect(undo.undo()).toBeNull();
  expect(undo.can.get()).toEqual({ undo: false, redo: true });
});

test('forgets what was done when it may not be undone any more: another role', () => {
  const { doc, undo, run } = opened();
  run(moveNodes, { moves: [{ id: 'a', pos: [50, 60] }] });
  undo.undo();
  undo.clear();
  expect(undo.can.get()).toEqual({ undo: false, redo: false });
  expect(undo.undo()).toBeNull();
  expect(undo.redo()).toBeNull();
  expect(readNode(doc, 'a')?.pos).toEqual([0, 0]);
});

test('names what would be undone and redone, and a step of several commands as it is called', () => {
  const { undo, run } = opened();
  expect(undo.names.get()).toEqual({ undo: 'Add nodes', redo: null });
  const before = undo.last();
  undo.named('Align nodes', () => run(moveNodes, { moves: [{ id: 'a', pos: [50, 60] }] }));
  expect(undo.names.get()).toEqual({ undo: 'Align nodes', redo: null });
  expect(undo.last()).not.toBe(before);
  expect(undo.undo()).toBe('Align nodes');
  expect(undo.names.get()).toEqual({ undo: 'Add nodes', redo: 'Align nodes' });
  undo.named('Nothing at all', () => {});
  expect(undo.next()).toBe('Add nodes');
});
