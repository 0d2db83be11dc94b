import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { judge, newDocument, recordsOf, rootOf } from '../document/index.ts';
import { Random } from './random.ts';
import { PEOPLE } from './sampleProject.ts';

const RUNS = 400;
const STEPS = 60;
const BROWSERS = 3;
const FROM_SERVER = 'server';
const { user } = PEOPLE.dora;

/** A document with one node whose text people work on. */
function start(): Uint8Array {
  const doc = newDocument();
  doc.clientID = 1;
  const node = new Y.Map<unknown>();
  recordsOf(doc, 'nodes').set('shot', node);
  const params = new Y.Map<unknown>();
  node.set('params', params);
  params.set('prompt', new Y.Text('abcdefgh'));
  return Y.encodeStateAsUpdate(doc);
}

function promptOf(doc: Y.Doc): Y.Text | undefined {
  const params = recordsOf(doc, 'nodes').get('shot')?.get('params');
  const text = params instanceof Y.Map ? params.get('prompt') : undefined;
  return text instanceof Y.Text ? text : undefined;
}

class Browser {
  readonly doc = newDocument();
  readonly out: Uint8Array[] = [];
  readonly in: Uint8Array[] = [];
  readonly undo: Y.UndoManager;

  constructor(clientId: number, state: Uint8Array) {
    this.doc.clientID = clientId;
    Y.applyUpdate(this.doc, state);
    this.undo = new Y.UndoManager(rootOf(this.doc, 'nodes'), { captureTimeout: Number.MAX_SAFE_INTEGER });
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== FROM_SERVER) this.out.push(update);
    });
  }
}

/** People who type in one text, delete and bring back its node, and undo all of it, far more than anybody does. */
class Commotion {
  readonly #random: Random;
  readonly #head = newDocument();
  readonly #log = [start()];
  readonly #browsers: readonly Browser[];

  constructor(seed: number) {
    this.#random = new Random(seed);
    const [state = new Uint8Array()] = this.#log;
    Y.applyUpdate(this.#head, state);
    this.#browsers = Array.from(
      { length: BROWSERS },
      (_, index) => new Browser(10 + this.#random.int(1_000) * BROWSERS + index, state),
    );
  }

  run(): void {
    for (let step = 0; step < STEPS; step += 1) this.#step(this.#random.pick(this.#browsers));
    for (const browser of this.#browsers) this.#send(browser, browser.out.length);
    for (const browser of this.#browsers) this.#receive(browser, browser.in.length);
  }

  /** Every copy as it reads: of the server, of each person, of one loaded anew, and of one told backwards. */
  readings(): string[] {
    const [loaded, backwards] = [newDocument(), newDocument()];
    Y.applyUpdate(loaded, Y.encodeStateAsUpdate(this.#head));
    for (const update of this.#log.toReversed()) Y.applyUpdate(backwards, update);
    const docs = [this.#head, ...this.#browsers.map(({ doc }) => doc), loaded, backwards];
    return docs.map((doc) => JSON.stringify(rootOf(doc, 'nodes').toJSON()));
  }

  #step(browser: Browser): void {
    const { doc, undo } = browser;
    const random = this.#random;
    if (random.chance(0.6)) undo.stopCapturing();
    const dice = random.next();
    if (dice < 0.35) this.#type(doc);
    else if (dice < 0.42) recordsOf(doc, 'nodes').delete('shot');
    else if (dice < 0.6) undo.undo();
    else if (dice < 0.68) undo.redo();
    else if (dice < 0.85) this.#send(browser, 1 + random.int(4));
    else this.#receive(browser, 1 + random.int(5));
  }

  #type(doc: Y.Doc): void {
    const random = this.#random;
    const text = promptOf(doc);
    if (text === undefined) return;
    if (text.length === 0 || random.chance(0.55)) {
      text.insert(random.int(text.length + 1), random.pick(['X', 'yz', 'uvw']));
      return;
    }
    const at = random.int(text.length);
    text.delete(at, Math.min(1 + random.int(3), text.length - at));
  }

  #send(browser: Browser, most: number): void {
    for (const update of browser.out.splice(0, most)) {
      const verdict = judge(update, this.#head, { user, role: 'director' }, () => user);
      if (verdict.verdict !== 'accept') throw new Error(`An honest edit was not accepted: ${verdict.message}`);
      Y.applyUpdate(this.#head, update);
      this.#log.push(update);
      for (const other of this.#browsers) if (other !== browser) other.in.push(update);
    }
  }

  #receive(browser: Browser, most: number): void {
    for (const update of browser.in.splice(0, most)) Y.applyUpdate(browser.doc, update, FROM_SERVER);
  }
}

describe('people who undo in one text', () => {
  it(`[A1] [A6] are never refused, and all read the same: ${RUNS} runs`, () => {
    for (let seed = 1; seed <= RUNS; seed += 1) {
      const commotion = new Commotion(seed);
      try {
        commotion.run();
        const [first, ...others] = commotion.readings();
        expect(others).toEqual(others.map(() => first));
      } catch (error) {
        throw new Error(`Pin this seed: ${seed}`, { cause: error });
      }
    }
  }, 60_000);
});
