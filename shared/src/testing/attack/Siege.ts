import * as Y from 'yjs';
import { type Actor, judge, newDocument } from '../../document/index.ts';
import { UserId } from '../../ids/index.ts';
import { type Role, ROLES } from '../../people/index.ts';
import { Simulation } from '../convergence/Simulation.ts';
import { Random } from '../random.ts';
import { PEOPLE } from '../sampleProject.ts';
import { readWire } from '../wire/readWire.ts';
import { rehome } from '../wire/rehome.ts';
import type { WireId } from '../wire/WireUpdate.ts';
import { writeWire } from '../wire/writeWire.ts';
import { changesBetween, type Contents, contentsOf } from './contents.ts';
import { mutateBytes } from './mutateBytes.ts';
import { mutateWire } from './mutateWire.ts';
import { violationsOf } from './oracle.ts';

export interface SiegeParts {
  readonly seed: number;
  /** How many mutated updates are sent. */
  readonly updates: number;
}

export interface SiegeReport {
  readonly updates: number;
  readonly accepted: number;
  /** Of the accepted: those that changed something, and so were held against the oracle. */
  readonly changing: number;
  readonly resynced: number;
  readonly refused: ReadonlyMap<string, number>;
  /** Honest updates that came in between, and the operations that people did meanwhile. */
  readonly honest: number;
  readonly operations: number;
  readonly commands: ReadonlyMap<string, number>;
}

/** Something that must never happen, with all that is needed to look at it. */
class Breach extends Error {}

/** An attacker of each role, beside the people themselves with a program of their own in their browser. */
const ATTACKERS: readonly Actor[] = ROLES.map((role: Role) => ({ user: UserId.parse(`mallory-${role}`), role }));
const INSIDERS: readonly Actor[] = Object.values(PEOPLE);
const USERS = [...ATTACKERS, ...INSIDERS].map(({ user }) => user);

/** Attacks before each honest update, on the state that it will be judged against. */
const BATCH = 24;
const KEPT = 60;

/**
 * People work as in `Simulation`; before each of their updates is judged, attackers send mutations of it and
 * of earlier ones, made of its structs or of its bytes. Throws where one is accepted that the oracle does not
 * allow its sender, where the judge throws or changes the document, where what was accepted does not apply
 * and replay, where an honest person is refused, and where the copies differ in the end.
 */
export function runSiege({ seed, updates }: SiegeParts): SiegeReport {
  return new Siege(seed).run(updates);
}

class Siege {
  readonly #random: Random;
  readonly #simulation: Simulation;
  readonly #recent: Uint8Array[] = [];
  readonly #refused = new Map<string, number>();
  #sent = 0;
  #accepted = 0;
  #changing = 0;
  #resynced = 0;
  #honest = 0;
  #operations = 0;
  #wanted = 0;
  readonly #clients: number[] = [17];
  #isBusy = false;

  constructor(seed: number) {
    this.#random = new Random(seed ^ 0x0a77_ac4e);
    this.#simulation = new Simulation({ seed, people: 8, isEventful: true });
    this.#simulation.server.watch = { before: (update) => this.#attackBefore(update) };
  }

  run(updates: number): SiegeReport {
    this.#wanted = updates;
    while (this.#sent < updates) {
      this.#simulation.step();
      this.#operations += 1;
    }
    this.#simulation.server.watch = undefined;
    this.#simulation.end();
    return {
      updates: this.#sent,
      accepted: this.#accepted,
      changing: this.#changing,
      resynced: this.#resynced,
      refused: this.#refused,
      honest: this.#honest,
      operations: this.#operations,
      commands: this.#simulation.tally.commands,
    };
  }

  #attackBefore(honest: Uint8Array): void {
    if (this.#isBusy) return;
    this.#honest += 1;
    const { head } = this.#simulation.server;
    const bytes = Y.encodeStateAsUpdate(head);
    const before = contentsOf(copyOf(bytes));
    const passed: { update: Uint8Array; actor: Actor }[] = [];
    for (let count = 0; count < BATCH && this.#sent < this.#wanted; count += 1) {
      const update = this.#mutation(honest);
      const actor = this.#random.pick(this.#random.chance(0.5) ? ATTACKERS : INSIDERS);
      if (this.#send(update, actor, bytes, before)) passed.push({ update, actor });
    }
    if (!equal(bytes, Y.encodeStateAsUpdate(head))) throw new Breach('The judge changed the document.');
    // Some of what attackers may do is done, so that honest work goes on beside it.
    // Not under ids of edits that are on their way: nobody sees those before the server does.
    const done = passed.filter(
      ({ update, actor }) =>
        ATTACKERS.includes(actor) && readWire(update).blocks.every(({ client }) => this.#clients.includes(client)),
    );
    if (done.length > 0 && this.#random.chance(0.3)) this.#let(this.#random.pick(done));
    this.#recent.push(honest);
    if (this.#recent.length > KEPT) this.#recent.shift();
  }

  /** A mutation of the update that comes next, or of one that came. */
  #mutation(honest: Uint8Array): Uint8Array {
    const random = this.#random;
    const { server } = this.#simulation;
    const pick = (): Uint8Array => random.pick([honest, ...this.#recent]);
    const source = random.chance(0.6) ? honest : pick();
    if (random.chance(0.15)) return mutateBytes(random, source, [honest, ...this.#recent]);
    const wire = readWire(source);
    const isOwn = random.chance(0.6);
    // Copied, with one or two things changed; or taken as it comes.
    const base = isOwn ? rehome(wire, () => this.#ownClient()) : wire;
    const update = writeWire(
      mutateWire(base, { random, doc: server.head, clients: server.clients, users: USERS, other: readWire(pick()) }),
    );
    if (random.chance(0.05)) return mutateBytes(random, update, [honest, ...this.#recent]);
    return random.chance(0.01) ? inOtherEncoding(update) : update;
  }

  /** A client id that nobody has, or one that an attacker wrote under before. */
  #ownClient(): WireId {
    const { head } = this.#simulation.server;
    const client = this.#random.chance(0.7) ? this.#random.int(2 ** 32) : this.#random.pick(this.#clients);
    if (!this.#clients.includes(client) && this.#clients.length < 40) this.#clients.push(client);
    return { client, clock: Y.getState(head.store, client) };
  }

  /** Sends one; answers whether it was accepted and changed something. Throws a `Breach`. */
  #send(update: Uint8Array, actor: Actor, bytes: Uint8Array, before: Contents): boolean {
    const { head, ownerOf } = this.#simulation.server;
    this.#sent += 1;
    const verdict = judge(update, head, actor, ownerOf);
    if (verdict.verdict === 'refuse') {
      this.#refused.set(verdict.rule, (this.#refused.get(verdict.rule) ?? 0) + 1);
      return false;
    }
    if (verdict.verdict === 'resync') {
      this.#resynced += 1;
      return false;
    }
    this.#accepted += 1;
    const faults = faultsOf(update, actor, bytes, before, verdict.changes, ownerOf);
    if (faults.length > 0) {
      const wire = JSON.stringify(describe(update), null, 1);
      throw new Breach(`Accepted from ${actor.user} (${actor.role}): ${faults.join('; ')}\n${hex(update)}\n${wire}`);
    }
    if (verdict.changes) this.#changing += 1;
    return verdict.changes;
  }

  #let({ update, actor }: { readonly update: Uint8Array; readonly actor: Actor }): void {
    this.#isBusy = true;
    this.#simulation.server.submit(update, actor);
    this.#isBusy = false;
  }
}

/** What is wrong with an accepted update; nothing of the judge is asked. */
function faultsOf(
  update: Uint8Array,
  actor: Actor,
  bytes: Uint8Array,
  before: Contents,
  changes: boolean,
  ownerOf: (client: number) => string | null | undefined,
): string[] {
  const doc = copyOf(bytes);
  const stood = Y.snapshot(doc);
  const known = Y.decodeStateVector(Y.encodeStateVector(doc));
  try {
    Y.applyUpdate(doc, update);
  } catch (error) {
    return [`it does not apply (${String(error)})`];
  }
  const faults = violationsOf(before, doc, actor);
  if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) faults.push('something of it waits');
  for (const [client, clock] of Y.decodeStateVector(Y.encodeStateVector(doc))) {
    const owner = ownerOf(client);
    const isForeign = owner !== undefined && owner !== actor.user;
    if (clock !== (known.get(client) ?? 0) && isForeign) faults.push(`it writes under client ${client} of ${owner}`);
  }
  const isSame = Y.equalSnapshots(stood, Y.snapshot(doc));
  if (changes === isSame) {
    faults.push(changes ? 'it changes nothing, and is said to' : 'it changes something, and is said not to');
  }
  if (actor.role === 'viewer' && !isSame) faults.push('a viewer changed the document');
  try {
    const stored = copyOf(Y.encodeStateAsUpdate(doc));
    const isWhole = Y.equalSnapshots(Y.snapshot(stored), Y.snapshot(doc));
    if (!isWhole || changesBetween(contentsOf(doc), contentsOf(stored)).length > 0) {
      faults.push('what is stored of it does not read the same');
    }
    const uncollected = newDocument({ gc: false });
    Y.applyUpdate(uncollected, bytes);
    Y.applyUpdate(uncollected, update);
  } catch (error) {
    faults.push(`it does not replay (${String(error)})`);
  }
  return faults;
}

function copyOf(bytes: Uint8Array): Y.Doc {
  const doc = newDocument();
  Y.applyUpdate(doc, bytes);
  return doc;
}

const equal = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, index) => byte === b[index]);

function inOtherEncoding(update: Uint8Array): Uint8Array {
  try {
    return Y.convertUpdateFormatV1ToV2(update);
  } catch {
    return update;
  }
}

const hex = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

function describe(update: Uint8Array): unknown {
  try {
    const { blocks, deletions } = readWire(update);
    return {
      deletions,
      blocks: blocks.map((block) => ({
        ...block,
        structs: block.structs.map((struct) =>
          struct.kind === 'item'
            ? {
                ...struct,
                content: [struct.content.constructor.name, String(JSON.stringify(contentOf(struct.content)))],
              }
            : struct,
        ),
      })),
    };
  } catch (error) {
    return String(error);
  }
}

const contentOf = (content: Y.Item['content']): unknown =>
  content instanceof Y.ContentAny
    ? content.arr
    : content instanceof Y.ContentString
      ? content.str
      : content.getLength();
