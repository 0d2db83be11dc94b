import { moveNodes, setParams } from '@dailies/shared/commands';
import { textParam } from '@dailies/shared/document';
import { unwrap } from '@dailies/shared/errors';
import type { NodeId, UserId } from '@dailies/shared/ids';
import * as Y from 'yjs';

interface Unseen {
  /** The writer's own clock after the edit: whoever has it has the edit. */
  readonly clock: number;
  readonly startedMs: number;
}

export interface WriterParts {
  readonly doc: Y.Doc;
  readonly user: UserId;
  /** A shot of the writer's own. */
  readonly node: NodeId;
  /** The document of the browser in which this writer's edits are looked for. */
  readonly watched: Y.Doc;
  /** Called for each edit when it is seen. Times as of `performance.now()`. */
  readonly onSeen: (startedMs: number, seenMs: number) => void;
}

/** A lens in mm: 12 to 161, another one each time. */
const lensOf = (edit: number): number => 12 + (edit % 150);

/**
 * A person who drops a shot, turns its lens and types in its prompt, by turns: the small edits of a
 * working day, through the same commands as the interface. Each is one transaction, and one message.
 */
export class Writer {
  readonly #parts: WriterParts;
  readonly #unseen: Unseen[] = [];
  #edits = 0;

  constructor(parts: WriterParts) {
    this.#parts = parts;
    parts.watched.on('afterTransaction', () => this.#look());
  }

  get unseen(): number {
    return this.#unseen.length;
  }

  edit(): void {
    const { doc, user, node } = this.#parts;
    const startedMs = performance.now();
    const context = { actor: user, role: 'artist', now: Date.now() } as const;
    this.#edits += 1;
    switch (this.#edits % 3) {
      case 0:
        unwrap(moveNodes.run(doc, { moves: [{ id: node, pos: [this.#edits, -this.#edits] }] }, context));
        break;
      case 1:
        unwrap(setParams.run(doc, { id: node, params: { lensMm: lensOf(this.#edits) } }, context));
        break;
      default: {
        const text = textParam(doc, node, 'prompt');
        if (text === undefined) throw new Error(`The prompt of ${node} is not there.`);
        text.insert(text.length, 'a');
      }
    }
    this.#unseen.push({ clock: Y.getState(doc.store, doc.clientID), startedMs });
  }

  #look(): void {
    const { doc, watched, onSeen } = this.#parts;
    const clock = Y.getState(watched.store, doc.clientID);
    for (let first = this.#unseen[0]; first !== undefined && first.clock <= clock; first = this.#unseen[0]) {
      this.#unseen.shift();
      onSeen(first.startedMs, performance.now());
    }
  }
}
