import { setTimeout as sleep } from 'node:timers/promises';
import type { Random } from '@dailies/shared/testing';
import { type Installation, type Part, PARTS } from '../installation/Installation.ts';
import type { Production } from './Production.ts';

const AT_AN_ACKNOWLEDGEMENT_MS = 3_000;
/** A machine may be busy with other things. */
const READY_AGAIN_MS = 90_000;
const LONG_AWAY_MS = 30_000;

/** How often each part is chosen: the writer of documents most. */
const VICTIMS: readonly Part[] = ['sync-server', 'sync-server', 'postgres', 'postgres', 'job-runner'];

/**
 * Kills parts of an installation with SIGKILL: at any moment, or in the very moment in which somebody
 * is told "Saved", who then loses their browser too. Parts come back at once, after a while, and are
 * killed again while they start.
 */
export class Killer {
  readonly #installation: Installation;
  readonly #productions: readonly Production[];
  readonly #random: Random;
  readonly kills: Record<Part, number> = { 'sync-server': 0, 'job-runner': 0, 'postgres': 0 };
  /** Kills at an acknowledgement, with the browser that heard it. */
  atAcknowledgement = 0;
  /** Times that a part stood still (SIGSTOP) and went on. */
  freezes = 0;
  #background: Promise<unknown>[] = [];

  constructor(installation: Installation, productions: readonly Production[], random: Random) {
    this.#installation = installation;
    this.#productions = productions;
    this.#random = random;
  }

  get total(): number {
    return PARTS.reduce((sum, part) => sum + this.kills[part], 0);
  }

  /** One round of trouble. */
  async strike(): Promise<void> {
    const random = this.#random;
    this.#trouble();
    const victim = random.pick(VICTIMS);
    if (victim !== 'job-runner' && random.chance(0.4)) await this.#killWhenSaved(victim);
    else {
      await sleep(100 + random.int(1_200));
      this.#kill(victim);
    }
    if (random.chance(0.4)) this.#kill(random.pick(PARTS));
    // Otherwise the next one comes while this one starts.
    if (random.chance(0.75)) await this.allBack();
    else await sleep(random.int(900));
  }

  /** The database gone for half a minute, and then there without a word for as long, while everybody works on. */
  async takeDatabaseAway(): Promise<void> {
    await this.allBack();
    const { database } = this.#installation;
    if (this.#installation.kill('postgres')) this.kills.postgres += 1;
    await sleep(LONG_AWAY_MS);
    await this.#installation.restart('postgres');
    await this.allBack();
    await database.freeze();
    await sleep(LONG_AWAY_MS);
    database.thaw();
    this.freezes += 1;
    await this.allBack();
  }

  /** Resolves when everything runs and answers. */
  async allBack(): Promise<void> {
    await Promise.all(this.#background);
    this.#background = [];
    await this.#installation.ready(READY_AGAIN_MS);
  }

  #kill(part: Part): void {
    if (!this.#installation.kill(part)) return;
    this.kills[part] += 1;
    const roll = this.#random.next();
    const downMs = roll < 0.6 ? 0 : roll < 0.9 ? this.#random.int(800) : 1_000 + this.#random.int(2_000);
    this.#background.push(sleep(downMs).then(() => this.#installation.restart(part)));
  }

  #killWhenSaved(part: Part): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        for (const production of this.#productions) production.onSaved = null;
        resolve();
      };
      const timer = setTimeout(() => {
        this.#kill(part);
        done();
      }, AT_AN_ACKNOWLEDGEMENT_MS);
      for (const production of this.#productions) {
        production.onSaved = ({ acknowledged }, browser) => {
          acknowledged.add(browser.doc);
          this.#kill(part);
          this.atAcknowledgement += 1;
          done();
          // Not from within the provider that is being closed.
          setImmediate(() => production.loseBrowser(browser));
        };
      }
    });
  }

  /** Reloads, lost networks, and parts that stand still, beside the kills. */
  #trouble(): void {
    const random = this.#random;
    const production = random.pick(this.#productions);
    if (random.chance(0.3)) production.reload();
    if (random.chance(0.25)) this.#background.push(production.offline(300 + random.int(3_500)));
    if (random.chance(0.1)) this.#background.push(this.#freezeDatabase(300 + random.int(2_500)));
    if (random.chance(0.1)) this.#background.push(this.#freezeServer(300 + random.int(2_500)));
  }

  async #freezeDatabase(ms: number): Promise<void> {
    this.freezes += 1;
    await this.#installation.database.freeze();
    await sleep(ms);
    this.#installation.database.thaw();
  }

  async #freezeServer(ms: number): Promise<void> {
    this.freezes += 1;
    const server = this.#installation.servers['sync-server'];
    server.signal('SIGSTOP');
    await sleep(ms);
    server.signal('SIGCONT');
  }
}
