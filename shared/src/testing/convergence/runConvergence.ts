import * as Y from 'yjs';
import { ASSET_KINDS } from '../../assets/index.ts';
import { addTake, COMMANDS, putRunFact } from '../../commands/index.ts';
import { readRequestMark, readRequests, readRun, ROOTS, rootOf, textParam, readNodes } from '../../document/index.ts';
import { runIdOf, takeIdOf } from '../../ids/index.ts';
import { Random } from '../random.ts';
import { act, NOW, PEOPLE, type PersonName, sampleProject, sampleTake } from '../sampleProject.ts';
import { checkDocument } from './checkDocument.ts';
import { randomArgs, randomCommand } from './randomCommand.ts';
import { SimulatedPerson, Typing } from './SimulatedPerson.ts';
import { SimulatedServer } from './SimulatedServer.ts';

export interface ConvergenceParts {
  readonly seed: number;
  /** How many browsers; more than the cast has people means second devices of the same people. */
  readonly people: number;
  /** How many things happen: edits, deliveries, lost connections, reloads, restarts. */
  readonly operations: number;
}

/** What happened, so that a test can see that its run reached what it is there for. */
export interface ConvergenceReport {
  readonly commands: ReadonlyMap<string, number>;
  readonly refusedByCommand: number;
  readonly resyncs: number;
  readonly undone: number;
  readonly restarts: number;
  readonly logRows: number;
}

/** Artists first: they collide most. */
const CAST: readonly PersonName[] = ['arne', 'anna', 'dora', 'paul', 'rita', 'rolf', 'vera'];

/**
 * Lets simulated people work on one document through a simulated server, with lost connections, offline
 * spells, late and reordered messages, undo, reloads and restarts, and then lets everything arrive.
 * Throws where an honest person is refused, where reading throws, where something invalid is planned,
 * or where two copies differ in the end. The same seed gives the same run.
 */
export function runConvergence({ seed, people, operations }: ConvergenceParts): ConvergenceReport {
  return new Convergence(seed, people).run(operations);
}

class Convergence {
  readonly #random: Random;
  readonly #people: SimulatedPerson[];
  readonly #server: SimulatedServer;
  readonly #commands = new Map<string, number>();
  #ids = 0;
  #refusedByCommand = 0;
  #resyncs = 0;
  #undone = 0;
  #restarts = 0;
  #now = NOW;

  constructor(seed: number, people: number) {
    this.#random = new Random(seed);
    const start = Y.encodeStateAsUpdate(contestedProject());
    this.#server = new SimulatedServer(
      start,
      () => this.#random.int(2 ** 32),
      (update) => {
        for (const person of this.#people) if (person.isOnline) person.toPerson.push({ kind: 'update', update });
      },
    );
    this.#people = Array.from({ length: people }, (_, index) => {
      const name = CAST[index % CAST.length] ?? 'arne';
      return new SimulatedPerson(`${name}${index}`, PEOPLE[name], this.#random);
    });
    for (const person of this.#people) person.connect();
    this.#settle();
  }

  run(operations: number): ConvergenceReport {
    for (let count = 0; count < operations; count += 1) {
      this.#step();
      if (count % 50 === 49) checkDocument(this.#random.pick(this.#people).doc);
    }
    for (const person of this.#people) {
      person.disconnect();
      person.connect();
    }
    this.#settle();
    this.#checkAllEqual();
    checkDocument(this.#server.head);
    return {
      commands: this.#commands,
      refusedByCommand: this.#refusedByCommand,
      resyncs: this.#resyncs,
      undone: this.#undone,
      restarts: this.#restarts,
      logRows: this.#server.log.length,
    };
  }

  #step(): void {
    const random = this.#random;
    const person = random.pick(this.#people);
    const dice = random.next();
    if (dice < 0.42) for (let count = random.int(4); count >= 0; count -= 1) this.#edit(person);
    else if (dice < 0.62) this.#deliverToServer(person, 1 + random.int(6));
    else if (dice < 0.82) this.#deliverToPerson(person, 1 + random.int(8));
    else if (dice < 0.92) for (let count = random.int(6); count >= 0; count -= 1) this.#server.publish();
    else if (dice < 0.95) this.#toggle(person);
    else if (dice < 0.985) this.#serve();
    else if (dice < 0.997) person.reload();
    else this.#restart();
  }

  #edit(person: SimulatedPerson): void {
    const random = this.#random;
    const dice = random.next();
    if (random.chance(0.3)) person.endGesture();
    if (dice < 0.1) {
      person.undo();
      this.#undone += 1;
    } else if (dice < 0.15) person.redo();
    else if (dice < 0.3 && (person.actor.role === 'artist' || person.actor.role === 'director')) this.#type(person);
    else this.#command(person);
  }

  #command(person: SimulatedPerson): void {
    const { user, role } = person.actor;
    const name = randomCommand(this.#random, role);
    const command = name === undefined ? undefined : COMMANDS.get(name);
    if (command === undefined) return;
    this.#now += this.#random.int(1_000);
    const hand = {
      doc: person.doc,
      random: this.#random,
      newId: () => `${person.name}-${(this.#ids += 1)}`,
      users: Object.keys(PEOPLE),
    };
    const args = randomArgs(command.name, hand);
    const result = command.run(person.doc, args, { actor: user, role, now: this.#now });
    if (result.ok) this.#commands.set(command.name, (this.#commands.get(command.name) ?? 0) + 1);
    else this.#refusedByCommand += 1;
  }

  /** A few characters put into a prompt or taken out of it, as an editor does it. */
  #type(person: SimulatedPerson): void {
    const nodes = readNodes(person.doc);
    if (nodes.length === 0) return;
    const node = this.#random.pick(nodes);
    const text = textParam(person.doc, node.id, 'prompt') ?? textParam(person.doc, node.id, 'text');
    if (text === undefined) return;
    for (let count = 1 + this.#random.int(4); count > 0; count -= 1) {
      const at = this.#random.int(text.length + 1);
      person.doc.transact(() => {
        if (this.#random.chance(0.7)) text.insert(at, this.#random.pick(['a', 'bc', ' and ', 'ß']));
        else if (text.length > at) text.delete(at, Math.min(1 + this.#random.int(3), text.length - at));
      }, new Typing());
    }
  }

  #deliverToServer(person: SimulatedPerson, most: number): void {
    if (!person.isOnline) return;
    // Now and then two messages change places, as no socket does it and a hurried provider might.
    const [first, second] = person.toServer;
    if (first?.kind === 'update' && second?.kind === 'update' && this.#random.chance(0.05)) {
      person.toServer.splice(0, 2, second, first);
    }
    for (let count = 0; count < most; count += 1) {
      const message = person.toServer.shift();
      if (message === undefined) return;
      if (message.kind === 'hello') {
        const { live } = this.#server;
        person.toPerson.push(
          { kind: 'update', update: Y.encodeStateAsUpdate(live, message.stateVector) },
          { kind: 'ask', stateVector: Y.encodeStateVector(live) },
        );
      } else if (this.#server.submit(message.update, person.actor) === 'resync') {
        this.#resyncs += 1;
        person.disconnect();
        person.connect();
        return;
      }
    }
  }

  #deliverToPerson(person: SimulatedPerson, most: number): void {
    const [first, second] = person.toPerson;
    if (first?.kind === 'update' && second?.kind === 'update' && this.#random.chance(0.05)) {
      person.toPerson.splice(0, 2, second, first);
    }
    for (const message of person.toPerson.splice(0, most)) person.receive(message);
  }

  #toggle(person: SimulatedPerson): void {
    if (person.isOnline) person.disconnect();
    else person.connect();
  }

  #restart(): void {
    this.#restarts += 1;
    const online = this.#people.filter(({ isOnline }) => isOnline);
    for (const person of this.#people) person.disconnect();
    this.#server.restart();
    for (const person of online) person.connect();
  }

  /** What the server does by itself: requests become runs, runs become takes. */
  #serve(): void {
    const requests = readRequests(this.#server.head);
    if (requests.length === 0) return;
    const { id, node, variations } = this.#random.pick(requests);
    const variation = this.#random.int(variations);
    const run = runIdOf(id, variation);
    this.#server.change((doc) => {
      const state = readRun(doc, run)?.state;
      const fact = { request: id, node, variation } as const;
      if (readRequestMark(doc, 'cancel', id) !== undefined) putRunFact(doc, run, { ...fact, state: 'cancelled' });
      else if (state === undefined) putRunFact(doc, run, { ...fact, state: 'queued' });
      else {
        const take = takeIdOf(run);
        addTake(doc, take, { ...sampleTake(node), at: this.#now });
        putRunFact(doc, run, { ...fact, state: 'succeeded', take });
      }
    });
  }

  /** Lets everything arrive, in order. */
  #settle(): void {
    for (let rounds = 0; rounds < 1_000; rounds += 1) {
      for (const person of this.#people) this.#deliverToServer(person, Number.MAX_SAFE_INTEGER);
      while (this.#server.hasUnpublished) this.#server.publish();
      for (const person of this.#people) this.#deliverToPerson(person, person.toPerson.length);
      if (this.#people.every(({ toServer }) => toServer.length === 0)) return;
    }
    throw new Error('The people and the server never come to rest.');
  }

  #checkAllEqual(): void {
    const replayed = new Y.Doc();
    for (const row of this.#server.log) Y.applyUpdate(replayed, row);
    const copies = [
      ['live', this.#server.live] as const,
      ['log', replayed] as const,
      ...this.#people.map(({ name, doc }) => [name, doc] as const),
    ];
    for (const [name, doc] of copies) {
      for (const root of ROOTS) {
        const here = JSON.stringify(sorted(rootOf(doc, root).toJSON()));
        const there = JSON.stringify(sorted(rootOf(this.#server.head, root).toJSON()));
        if (here !== there) throw new Error(`"${root}" of ${name} differs:\n${here}\n${there}`);
      }
      if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) throw new Error(`${name} still waits.`);
      if (!Y.equalSnapshots(Y.snapshot(doc), Y.snapshot(this.#server.head))) {
        throw new Error(`${name} has another state vector, or has deleted other things.`);
      }
    }
  }
}

/** A sample project with few shots and several nodes for each of their ports, so that people meet. */
function contestedProject(): Y.Doc {
  const doc = sampleProject(1);
  const types = ['location', 'location', 'style', 'style', 'character', 'prompt', 'shot-still'];
  const nodes = types.map((type, index) => ({
    id: `${type}-${index}`,
    type,
    pos: [index * 300, 600],
    params: ASSET_KINDS.some((kind) => kind === type) ? { asset: `asset-${type}` } : {},
  }));
  act(doc, 'dora', 'createNodes', { nodes });
  return doc;
}

/** Maps with their keys in one order, since two copies may have learned of them in different orders. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
