import { setTimeout as sleep } from 'node:timers/promises';
import type { ProjectId } from '@dailies/shared/ids';
import type { Role } from '@dailies/shared/people';
import { Random } from '@dailies/shared/testing';
import { Browser } from '../people/Browser.ts';
import { editAtRandom, requestAtRandom } from '../people/editAtRandom.ts';
import type { Person } from '../people/Person.ts';
import { Acknowledged } from './Acknowledged.ts';

/** A whole copy is compared with what was acknowledged so often for each browser; its own edits always. */
const WHOLE_EVERY_MS = 250;
const SHORTEST_PAUSE_MS = 15;
const LONGEST_PAUSE_MS = 140;

export interface Member {
  readonly person: Person;
  readonly role: Role;
}

/** A place at which somebody works: the browser there is closed, reloaded and thrown away, the person goes on. */
interface Seat {
  readonly member: Member;
  browser: Browser;
  lastWholeMs: number;
  /** When the interface last began to say "Saved". */
  savedMs: number;
}

/** One project with people at work in it, and a record of what they were told is saved. */
export class Production {
  readonly project: ProjectId;
  readonly acknowledged = new Acknowledged();
  /** Every request that was made. */
  readonly requests: string[] = [];
  /** What was acknowledged, how often. */
  savedTimes = 0;
  /** Called when an interface says "Saved", after it has been written down. */
  onSaved: ((production: Production, browser: Browser) => void) | null = null;
  readonly #origin: string;
  readonly #seats: Seat[];
  readonly #random: Random;
  /** Counts of browsers that are gone. */
  readonly #past: { edits: number; readonly refusals: string[]; readonly closings: string[] } = {
    edits: 0,
    refusals: [],
    closings: [],
  };
  #isWorking = false;
  #work: Promise<unknown> = Promise.resolve();

  constructor(origin: string, project: ProjectId, members: readonly Member[], seed: number) {
    this.#origin = origin;
    this.project = project;
    this.#random = new Random(seed);
    this.#seats = members.map((member) => {
      const browser = this.#open(member, null);
      return { member, browser, lastWholeMs: 0, savedMs: 0 };
    });
  }

  get browsers(): readonly Browser[] {
    return this.#seats.map(({ browser }) => browser);
  }

  get edits(): number {
    return this.browsers.reduce((sum, { edits }) => sum + edits, this.#past.edits);
  }

  get refusals(): string[] {
    return [...this.#past.refusals, ...this.browsers.flatMap(({ refusals }) => refusals)];
  }

  get closings(): string[] {
    return [...this.#past.closings, ...this.browsers.flatMap(({ closings }) => closings)];
  }

  /** Everybody begins to edit, each at their own pace. */
  begin(): void {
    this.#isWorking = true;
    this.#work = Promise.all(this.#seats.map((seat) => this.#workAt(seat, new Random(this.#random.int(2 ** 31)))));
  }

  /** Everybody finishes what they are at. */
  async end(): Promise<void> {
    this.#isWorking = false;
    await this.#work;
  }

  /** Somebody asks for takes. */
  request(): void {
    const id = requestAtRandom(this.#random.pick(this.browsers), this.#random);
    if (id !== null) this.requests.push(id);
  }

  /** Closes somebody's page and opens it again, on the copy that the browser kept. */
  reload(): void {
    const seat = this.#random.pick(this.#seats);
    const copy = this.#retire(seat.browser);
    seat.browser = this.#open(seat.member, copy);
  }

  /** A browser that is lost with all that it kept: what it was told is saved is on the server alone. */
  loseBrowser(browser: Browser): void {
    const seat = this.#seats.find((at) => at.browser === browser);
    if (seat === undefined) return;
    this.#retire(browser);
    seat.browser = this.#open(seat.member, null);
  }

  /** Takes somebody's network away for a time. */
  async offline(ms: number): Promise<void> {
    const { browser } = this.#random.pick(this.#seats);
    browser.goOffline();
    await sleep(ms);
    browser.goOnline();
  }

  /** Somebody else's browser on this project, wherever it connects to; the caller closes it. */
  browserAt(origin: string, { person, role }: Member): Browser {
    const onSaved = (browser: Browser): void => this.acknowledged.add(browser.doc);
    return new Browser({ origin, project: this.project, person, role, copy: null, onSaved });
  }

  member(role: Role): Member {
    const member = this.#seats.find((seat) => seat.member.role === role)?.member;
    if (member === undefined) throw new Error(`There is no ${role} here.`);
    return member;
  }

  /** Those whose interface has not said "Saved" since a moment, each with where they stand. */
  notSavedSince(ms: number): string[] {
    return this.#seats.flatMap(({ savedMs, browser }) => (savedMs >= ms || browser.isSaved ? [] : [browser.standing]));
  }

  /** Somebody who was never here, who reads from the server alone. */
  newcomer(): Browser {
    const [first] = this.#seats;
    if (first === undefined) throw new Error('Nobody works here.');
    return this.#open(first.member, null);
  }

  close(): void {
    for (const { browser } of this.#seats) browser.close();
  }

  #open({ person, role }: Member, copy: Uint8Array | null): Browser {
    const onSaved = (browser: Browser): void => this.#saved(browser);
    return new Browser({ origin: this.#origin, project: this.project, person, role, copy, onSaved });
  }

  #retire(browser: Browser): Uint8Array {
    const copy = browser.close();
    this.#past.edits += browser.edits;
    this.#past.refusals.push(...browser.refusals);
    this.#past.closings.push(...browser.closings);
    return copy;
  }

  #saved(browser: Browser): void {
    this.savedTimes += 1;
    this.acknowledged.addOwn(browser.doc);
    const seat = this.#seats.find((at) => at.browser === browser);
    const now = performance.now();
    if (seat !== undefined) seat.savedMs = now;
    if (seat !== undefined && now - seat.lastWholeMs > WHOLE_EVERY_MS) {
      seat.lastWholeMs = now;
      this.acknowledged.add(browser.doc);
    }
    this.onSaved?.(this, browser);
  }

  async #workAt(seat: Seat, random: Random): Promise<void> {
    while (this.#isWorking) {
      // Nobody edits a project that was never whole in front of them.
      const { browser } = seat;
      if (browser.wasWhole) editAtRandom(browser, random);
      await sleep(SHORTEST_PAUSE_MS + random.int(LONGEST_PAUSE_MS - SHORTEST_PAUSE_MS));
    }
  }
}
