import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { copyOf } from '../../testing/commandStage.ts';
import { PEOPLE, sampleProject } from '../../testing/sampleProject.ts';
import { judge } from '../authority/judge.ts';
import { newDocument, recordsOf, rootOf, ROOTS } from '../schema/roots.ts';

const FROM_SERVER = 'server';

/** A copy whose undo is as Yjs has it. */
function bareCopyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc();
  for (const root of ROOTS) copy.getMap(root);
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
}

const promptOf = (doc: Y.Doc): Y.Text => {
  const params = recordsOf(doc, 'nodes').get('shot1')?.get('params');
  const text = params instanceof Y.Map ? params.get('prompt') : undefined;
  if (!(text instanceof Y.Text)) throw new Error('There is no prompt.');
  return text;
};

/** The server's document, and the copy of a person who undoes, each edit a step of its own. */
class Desk {
  readonly server = sampleProject();
  readonly doc: Y.Doc;
  readonly undo: Y.UndoManager;
  /** What the judge said to each update that it did not accept. */
  readonly refused: string[] = [];

  constructor(open: (doc: Y.Doc) => Y.Doc = copyOf) {
    this.doc = open(this.server);
    this.undo = new Y.UndoManager(rootOf(this.doc, 'nodes'), { captureTimeout: 0 });
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== FROM_SERVER) this.#submit(update);
    });
    this.edit(() => promptOf(this.doc).delete(0, promptOf(this.doc).length));
    this.edit(() => promptOf(this.doc).insert(0, 'abcd'));
  }

  edit(change: () => void): void {
    this.doc.transact(change);
  }

  /** Another person edits, and everybody is told. */
  other(change: (doc: Y.Doc) => void): void {
    const doc = copyOf(this.server);
    change(doc);
    Y.applyUpdate(this.server, Y.encodeStateAsUpdate(doc));
    Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(doc), FROM_SERVER);
  }

  deleteNode(): void {
    this.edit(() => recordsOf(this.doc, 'nodes').delete('shot1'));
  }

  /** What each sees: the person, the server, and whoever loads what is stored. */
  prompts(): string[] {
    const loaded = newDocument();
    Y.applyUpdate(loaded, Y.encodeStateAsUpdate(this.server));
    return [this.doc, this.server, loaded].map((doc) => promptOf(doc).toJSON());
  }

  #submit(update: Uint8Array): void {
    const verdict = judge(update, this.server, PEOPLE.arne, () => PEOPLE.arne.user);
    if (verdict.verdict === 'refuse') this.refused.push(verdict.message);
    Y.applyUpdate(this.server, update);
  }
}

/** What is undone last has its place in a copy of its text that somebody parted meanwhile. */
function inPartedCopy(desk: Desk): void {
  desk.edit(() => promptOf(desk.doc).delete(2, 1));
  desk.deleteNode();
  desk.undo.undo();
  desk.other((doc) => promptOf(doc).insert(1, 'X'));
  desk.undo.undo();
}

/** Both neighbours of what is undone last lead to one copy. */
function besideOneCopy(desk: Desk): void {
  desk.edit(() => promptOf(desk.doc).delete(0, 4));
  desk.undo.undo();
  desk.edit(() => promptOf(desk.doc).delete(2, 2));
  desk.deleteNode();
  desk.undo.undo();
  desk.undo.undo();
}

const NEVER_BESIDE = 'A piece of text stands between two that were never beside each other.';

describe('undo in a text that was brought back', () => {
  it.each([
    ['parted by somebody meanwhile', inPartedCopy, /^(?=.*a.*X.*b.*d)[abcdX]{5}$/],
    ['where both neighbours lead to one copy', besideOneCopy, /^abcd$/],
  ])('[A1] [A6] is accepted, and read alike by all: a copy %s', (_what, work, expected) => {
    const desk = new Desk();
    work(desk);
    expect(desk.refused).toEqual([]);
    const [here, ...elsewhere] = desk.prompts();
    expect(here).toMatch(expected);
    expect(elsewhere).toEqual([here, here]);
    // Left to Yjs it is what the judge must refuse.
    const bare = new Desk(bareCopyOf);
    work(bare);
    expect(bare.refused).toEqual([NEVER_BESIDE]);
  });

  /** Something typed is undone after its text was brought back, let go of by an own edit, and deleted by somebody. */
  function inCollectedCopy(desk: Desk): void {
    desk.edit(() => promptOf(desk.doc).delete(3, 1));
    desk.edit(() => promptOf(desk.doc).insert(1, 'X'));
    desk.deleteNode();
    desk.undo.undo();
    desk.undo.undo();
    desk.edit(() => promptOf(desk.doc).delete(0, 1));
    desk.other((doc) => recordsOf(doc, 'nodes').delete('shot1'));
    desk.undo.undo();
    desk.undo.undo();
  }

  it('[A1] does not throw where what was brought back is deleted by somebody else', () => {
    const desk = new Desk();
    inCollectedCopy(desk);
    expect(desk.refused).toEqual([]);
    expect(recordsOf(desk.doc, 'nodes').has('shot1')).toBe(false);
    expect(() => inCollectedCopy(new Desk(bareCopyOf))).toThrow(TypeError);
  });
});
