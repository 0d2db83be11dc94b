import * as Y from 'yjs';
import { addTake, COMMANDS, putRunFact } from '../../commands/index.ts';
import { readNodes, readRequestMark, readRequests, readRun, textParam } from '../../document/index.ts';
import { applyChanges, unsentChanges } from '../../difference/index.ts';
import { runIdOf, takeIdOf } from '../../ids/index.ts';
import { ROLES } from '../../people/index.ts';
import { Random } from '../random.ts';
import { NOW, PEOPLE, type PersonName, sampleTake } from '../sampleProject.ts';
import { checkAllEqual } from './checkAllEqual.ts';
import { checkDocument } from './checkDocument.ts';
import { contestedProject, JOINS } from './contestedProject.ts';
import { NEXT_FORM } from './nextForm.ts';
import { randomArgs, randomCommand } from './randomCommand.ts';
import { SimulatedPerson, Typing } from './SimulatedPerson.ts';
import { SimulatedServer } from './SimulatedServer.ts';

export interface SimulationParts {
  readonly seed: number;
  /** How many browsers; more than the cast has people means second devices of the same people. */
  readonly people: number;
  /** Whether roles change, the document is migrated, messages come twice, and circles are drawn. */
  readonly isEventful: boolean;
  /** Told of every document that a browser opens, also after a reload. */
  readonly onOpened?: (name: string, doc: Y.Doc) => void;
}

/** Artists first: they collide most. */
const CAST: readonly PersonName[] = ['arne', 'anna', 'dora', 'paul', 'rita', 'rolf', 'vera'];

/** Whose roles change: the others keep theirs, so that none of their edits may ever be refused. */
const PROMOTED: readonly PersonName[] = ['anna', 'rolf'];

/** A person was refused who did nothing but use the interface: what the simulation is there to find. */
class HonestRefused extends Error {}

/** What happened, so that a test can see that its run reached what it is there for. */
export interface Tally {
  readonly commands: Map<string, number>;
  refusedByCommand: number;
  resyncs: number;
  undone: number;
  restarts: number;
  roleChanges: number;
  /** Copies that were refused because their person had lost the role that they were edited in. */
  lostToRole: number;
  migrations: number;
  /** Changes of copies of an older schema that were brought back as commands, and those that were not. */
  replayed: number;
  notReplayed: number;
  /** Checks of a document that had nodes in a circle. */
  circles: number;
}

const newTally = (): Tally => ({
  commands: new Map(),
  refusedByCommand: 0,
  resyncs: 0,
  undone: 0,
  restarts: 0,
  roleChanges: 0,
  lostToRole: 0,
  migrations: 0,
  replayed: 0,
  notReplayed: 0,
  circles: 0,
});

/**
 * People who work on one document through a simulated server, with lost connections, offline spells, late
 * and reordered messages, undo, reloads and restarts. The same seed gives the same run.
 */
export class Simulation {
  readonly people: readonly SimulatedPerson[];
  readonly server: SimulatedServer;
  readonly tally = newTally();
  readonly #random: Random;
  /** What happens beside people's work is drawn apart, so that it does not change their work. */
  readonly #events: Random;
  readonly #isEventful: boolean;
  #ids = 0;
  #now = NOW;

  constructor({ seed, people, isEventful, onOpened }: SimulationParts) {
    this.#random = new Random(seed);
    this.#events = new Random(seed ^ 0x5eed_5eed);
    this.#isEventful = isEventful;
    const start = Y.encodeStateAsUpdate(contestedProject(isEventful));
    this.server = new SimulatedServer(
      start,
      () => this.#random.int(2 ** 32),
      (update) => {
        for (const person of this.people) {
          const listens = person.isOnline && person.epoch === this.server.epoch;
          if (listens) person.toPerson.push({ kind: 'update', update });
        }
      },
    );
    for (const { user, role } of Object.values(PEOPLE)) this.server.roles.set(user, role);
    this.people = Array.from({ length: people }, (_, index) => {
      const who = CAST[index % CAST.length] ?? 'arne';
      const name = `${who}${index}`;
      return new SimulatedPerson(name, PEOPLE[who], this.#random, (doc) => onOpened?.(name, doc));
    });
    for (const person of this.people) person.connect();
    this.settle();
  }

  /** One thing happens: edits, a delivery, a lost connection, a reload, a restart. */
  step(): void {
    if (this.#isEventful) this.#event();
    const random = this.#random;
    const person = random.pick(this.people);
    const dice = random.next();
    if (dice < 0.42) for (let count = random.int(4); count >= 0; count -= 1) this.#edit(person);
    else if (dice < 0.62) this.#deliverToServer(person, 1 + random.int(6));
    else if (dice < 0.82) this.#deliverToPerson(person, 1 + random.int(8));
    else if (dice < 0.92) for (let count = random.int(6); count >= 0; count -= 1) this.server.publish();
    else if (dice < 0.95) this.#toggle(person);
    else if (dice < 0.985) this.#serve();
    else if (dice < 0.997) person.reload();
    else this.#restart(() => this.server.restart());
  }

  /** Checks the copy of somebody, whatever they have seen until now. */
  checkSomebody(): void {
    this.#check(this.#random.pick(this.people).doc);
  }

  /** Lets everything arrive, and throws unless all copies are the same and whole. */
  end(): void {
    for (const person of this.people) {
      person.disconnect();
      person.connect();
    }
    this.settle();
    checkAllEqual(this.server, this.people);
    this.#check(this.server.head);
  }

  /** The document is brought to a newer form: every copy is one of an older epoch then. */
  migrate(): void {
    this.tally.migrations += 1;
    this.#restart(() => this.server.migrate(NEXT_FORM));
  }

  /** Lets everything arrive, in order. */
  settle(): void {
    for (let rounds = 0; rounds < 1_000; rounds += 1) {
      for (const person of this.people) this.#deliverToServer(person, Number.MAX_SAFE_INTEGER);
      while (this.server.hasUnpublished) this.server.publish();
      for (const person of this.people) this.#deliverToPerson(person, person.toPerson.length);
      if (this.people.every(({ toServer, toPerson }) => toServer.length === 0 && toPerson.length === 0)) return;
    }
    throw new Error('The people and the server never come to rest.');
  }

  #check(doc: Y.Doc): void {
    if (checkDocument(doc).circles > 0) this.tally.circles += 1;
  }

  #event(): void {
    const events = this.#events;
    if (events.chance(0.01)) this.#changeRole();
    if (events.chance(0.12)) this.#knot(events.pick(this.people));
    // Most are online most of the time: their edits meet one by one, and not only in whole differences.
    const somebody = events.pick(this.people);
    if (!somebody.isOnline && events.chance(0.08)) somebody.connect();
    if (events.chance(0.4)) this.#deliverToServer(somebody, 1 + events.int(4));
    if (events.chance(0.3)) this.server.publish();
    if (events.chance(0.02)) {
      const { toServer } = events.pick(this.people);
      const [first] = toServer;
      if (first?.kind === 'update') toServer.unshift(first);
    }
    const { toPerson } = events.pick(this.people);
    const [first] = toPerson;
    if (events.chance(0.02) && first?.kind === 'update') toPerson.unshift(first);
  }

  /** Somebody becomes something else; a browser that is connected is told, later. */
  #changeRole(): void {
    const { user } = PEOPLE[this.#events.pick(PROMOTED)];
    const role = this.#events.pick(ROLES);
    this.tally.roleChanges += 1;
    this.server.roles.set(user, role);
    for (const person of this.people) {
      if (person.user === user && person.isOnline) person.toPerson.push({ kind: 'role', role });
    }
  }

  /** Two nodes that take what they give are connected: several people at once close a circle. */
  #knot(person: SimulatedPerson): void {
    const [from, to] = [this.#events.pick(JOINS), this.#events.pick(JOINS)];
    const id = `${person.name}-k${(this.#ids += 1)}`;
    this.#run(person, 'connect', { id, from, fromPort: 'text', to, toPort: 'a' });
  }

  #edit(person: SimulatedPerson): void {
    const random = this.#random;
    const dice = random.next();
    if (random.chance(0.3)) person.endGesture();
    if (dice < 0.1) {
      person.undo();
      this.tally.undone += 1;
    } else if (dice < 0.15) person.redo();
    else if (dice < 0.3 && (person.role === 'artist' || person.role === 'director')) this.#type(person);
    else this.#command(person);
  }

  #command(person: SimulatedPerson): void {
    const name = randomCommand(this.#random, person.role);
    if (name === undefined) return;
    this.#now += this.#random.int(1_000);
    const hand = {
      doc: person.doc,
      random: this.#random,
      newId: () => `${person.name}-${(this.#ids += 1)}`,
      users: Object.keys(PEOPLE),
    };
    this.#run(person, name, randomArgs(name, hand));
  }

  #run(person: SimulatedPerson, name: string, args: unknown): void {
    const { tally } = this;
    person.editedAs.add(person.role);
    const result = COMMANDS.get(name)?.run(person.doc, args, { actor: person.user, role: person.role, now: this.#now });
    if (result?.ok === true) tally.commands.set(name, (tally.commands.get(name) ?? 0) + 1);
    else tally.refusedByCommand += 1;
  }

  /** A few characters put into a prompt or taken out of it, as an editor does it. */
  #type(person: SimulatedPerson): void {
    const nodes = readNodes(person.doc);
    if (nodes.length === 0) return;
    const node = this.#random.pick(nodes);
    const text = textParam(person.doc, node.id, 'prompt') ?? textParam(person.doc, node.id, 'text');
    if (text === undefined) return;
    person.editedAs.add(person.role);
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
      if (person.epoch !== this.server.epoch) {
        // A copy of an older schema is not merged, whatever it brings.
        person.toServer.length = 0;
        person.toPerson.push({ kind: 'epoch', epoch: this.server.epoch });
        return;
      }
      if (message.kind === 'hello') this.#welcome(person, message);
      else if (!this.#take(person, message.update)) return;
    }
  }

  #welcome(person: SimulatedPerson, hello: { readonly stateVector: Uint8Array; readonly client: number }): void {
    const { live } = this.server;
    this.server.reserve(hello.client, person.user);
    const role = this.server.roles.get(person.user);
    if (this.#isEventful && role !== undefined) person.toPerson.push({ kind: 'role', role });
    person.toPerson.push(
      { kind: 'update', update: Y.encodeStateAsUpdate(live, hello.stateVector) },
      { kind: 'ask', stateVector: Y.encodeStateVector(live) },
    );
  }

  /** The server takes an update of a person; false where the connection was closed over it. */
  #take(person: SimulatedPerson, update: Uint8Array): boolean {
    const role = this.server.roles.get(person.user) ?? person.role;
    const answer = this.server.submit(update, { user: person.user, role });
    if (answer === 'accepted') return true;
    if (answer === 'resync') this.tally.resyncs += 1;
    else {
      const isHonest = [...person.editedAs].every((edited) => edited === role);
      if (isHonest) {
        throw new HonestRefused(`${person.name} (${role}) was refused: ${answer.rule}: ${answer.message}`);
      }
      this.tally.lostToRole += 1;
      person.startOver(person.epoch);
    }
    person.disconnect();
    person.connect();
    return false;
  }

  #deliverToPerson(person: SimulatedPerson, most: number): void {
    const [first, second] = person.toPerson;
    if (first?.kind === 'update' && second?.kind === 'update' && this.#random.chance(0.05)) {
      person.toPerson.splice(0, 2, second, first);
    }
    for (let count = 0; count < most; count += 1) {
      const message = person.toPerson.shift();
      if (message === undefined) return;
      person.receive(message);
      if (message.kind === 'ask' && person.aside !== undefined) this.#bringBack(person);
    }
  }

  /** What a copy of an older schema held that the server never had is done again, as commands. */
  #bringBack(person: SimulatedPerson): void {
    const { aside } = person;
    const base = aside === undefined ? undefined : this.server.ends.get(aside.epoch);
    person.aside = undefined;
    if (aside === undefined || base === undefined) return;
    const changes = unsentChanges(base, aside.copy, NEXT_FORM);
    const context = { actor: person.user, role: person.role, now: this.#now };
    person.editedAs.add(person.role);
    const { applied, refused } = applyChanges(person.doc, changes, context, 'Bring back');
    this.tally.replayed += applied;
    this.tally.notReplayed += refused.length;
    if (applied === 0 && refused.length < changes.length) {
      throw new Error(
        `${person.name}: of ${changes.length} changes of an older copy some are neither done nor listed.`,
      );
    }
  }

  #toggle(person: SimulatedPerson): void {
    if (person.isOnline) person.disconnect();
    else person.connect();
  }

  #restart(how: () => void): void {
    this.tally.restarts += 1;
    const online = this.people.filter(({ isOnline }) => isOnline);
    for (const person of this.people) person.disconnect();
    how();
    for (const person of online) person.connect();
  }

  /** What the server does by itself: requests become runs, runs become takes. */
  #serve(): void {
    const requests = readRequests(this.server.head);
    if (requests.length === 0) return;
    const { id, node, variations } = this.#random.pick(requests);
    const variation = this.#random.int(variations);
    const run = runIdOf(id, variation);
    this.server.change((doc) => {
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
}
