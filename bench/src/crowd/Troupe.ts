import { createNodes, moveNodes } from '@dailies/shared/commands';
import { newDocument } from '@dailies/shared/document';
import { unwrap } from '@dailies/shared/errors';
import { NodeId, type ProjectId, type UserId } from '@dailies/shared/ids';
import * as Y from 'yjs';

export interface Edit {
  readonly update: Uint8Array;
  /** The editor's own clock after it: whoever has it has the edit. */
  readonly clock: number;
}

/** One of the troupe: a Yjs client of its own. */
export interface Part {
  readonly user: UserId;
  readonly client: number;
  readonly node: NodeId;
}

const PROMPT = 'She waits under the awning while the rain comes down on the empty street.';

/**
 * Everybody who edits one project, with one document between them, written under each one's own
 * client id: what a thousand documents of their own would make, at a hundredth of the cost, so that
 * it is the servers that are measured.
 */
export class Troupe {
  readonly project: ProjectId;
  readonly parts: readonly Part[];
  readonly #doc: Y.Doc;
  readonly #lacking = new Map<string, Uint8Array>();
  #remembered: Uint8Array = Y.encodeStateAsUpdate(newDocument());
  #made: Uint8Array | null = null;
  #edits = 0;

  constructor(project: ProjectId, users: readonly UserId[]) {
    this.project = project;
    this.#doc = newDocument();
    const first = this.#doc.clientID;
    this.parts = users.map((user, place) => ({
      user,
      client: (first + place) % 2 ** 32,
      node: NodeId.parse(`shot-${place}`),
    }));
    this.#doc.on('update', (update: Uint8Array) => {
      this.#made = update;
    });
  }

  /** Lays out so many shots, as the first of the troupe. */
  layOut(shots: number): Edit {
    const nodes = Array.from({ length: shots }, (_, place) => ({
      id: NodeId.parse(`shot-${place}`),
      type: 'shot-still',
      pos: [(place % 10) * 400, Math.floor(place / 10) * 400],
      params: { prompt: PROMPT, lensMm: 12 + (place % 90) },
    }));
    return this.#as(this.partAt(0), (context) => unwrap(createNodes.run(this.#doc, { nodes }, context)));
  }

  /** One drops a shot, the own one where no other is named. */
  move(part: Part, node: NodeId = part.node): Edit {
    this.#edits += 1;
    const pos = [(this.#edits * 7_919) % 8_000, (this.#edits * 6_101) % 6_000];
    return this.#as(part, (context) => unwrap(moveNodes.run(this.#doc, { moves: [{ id: node, pos }] }, context)));
  }

  partAt(place: number): Part {
    const part = this.parts[place];
    if (part === undefined) throw new Error(`There is nobody at place ${place}.`);
    return part;
  }

  /** How much of everybody there is to know. */
  knowledge(): ReadonlyMap<number, number> {
    return Y.decodeStateVector(Y.encodeStateVector(this.#doc));
  }

  /** Everything up to here is known to everybody. */
  remember(): void {
    this.#remembered = Y.encodeStateAsUpdate(this.#doc);
    this.#lacking.clear();
  }

  /**
   * What everybody knows and a server lacks, given its state: with every deletion, as providers send
   * it, and nothing else for a server that kept the document.
   */
  lacking(vector: Uint8Array): Uint8Array {
    const key = Buffer.from(vector).toString('base64');
    const known = this.#lacking.get(key);
    if (known !== undefined) return known;
    const lacking = Y.diffUpdate(this.#remembered, vector);
    this.#lacking.set(key, lacking);
    return lacking;
  }

  #as(part: Part, edit: (context: { actor: UserId; role: 'artist'; now: number }) => unknown): Edit {
    this.#doc.clientID = part.client;
    this.#made = null;
    edit({ actor: part.user, role: 'artist', now: Date.now() });
    if (this.#made === null) throw new Error('An edit changed nothing.');
    return { update: this.#made, clock: Y.getState(this.#doc.store, part.client) };
  }
}
