import { readRuns } from '@dailies/shared/document';
import { Random } from '@dailies/shared/testing';
import { Installation } from '../installation/Installation.ts';
import type { SoakOptions, SoakReport } from '../SoakReport.ts';
import { assemble } from './assemble.ts';
import { openRequests } from './checkEnd.ts';
import { Killer } from './Killer.ts';
import type { Production } from './Production.ts';
import { readLog } from './readLog.ts';
import { settle } from './settle.ts';
import { until } from '../until.ts';

const PROJECTS = 2;
/** The pace of requests in each project; a take takes about a second here. */
const REQUEST_EVERY_MS = 4_000;
/** Kills after which everybody is waited for, while they work on. */
const KILLS_BETWEEN_CHECKS = 8;
/** From so many kills on, the database is away for long in the middle, too. */
const LONG_FORM_KILLS = 100;
/** A machine may be busy with other things. */
const SAVED_AGAIN_MS = 90_000;
const QUIET_MS = 90_000;
const RUNS_END_MS = 240_000;
/** A server that ends by itself sooner was still starting, as when its database dies under it; on a busy machine that took 20 s. */
const STARTING_MS = 30_000;

/** What was acknowledged by now is in the log, as the database alone has it. */
async function checkLogs(installation: Installation, productions: readonly Production[]): Promise<string[]> {
  const failures: string[] = [];
  for (const { project, acknowledged } of productions) {
    const before = acknowledged.copy();
    const { doc, bad } = await readLog(installation.sql, project);
    failures.push(...before.missingFrom(doc).map((missing) => `after a kill, in the log, ${missing}`));
    if (bad > 0) failures.push(`after a kill, ${bad} rows of the log cannot be replayed`);
  }
  return failures;
}

/** After everything is back, everybody's interface says "Saved" again by itself, although they work on. */
async function checkSavedAgain(productions: readonly Production[]): Promise<string[]> {
  const sinceMs = performance.now();
  const waiting = (): string[] => productions.flatMap((production) => production.notSavedSince(sinceMs));
  return (await until(() => waiting().length === 0, SAVED_AGAIN_MS))
    ? []
    : waiting().map((standing) => `not saved ${SAVED_AGAIN_MS / 1_000} s after everything was back: ${standing}`);
}

/** Everybody stops; everything must arrive everywhere, and every request must end. */
async function checkQuiet(installation: Installation, productions: readonly Production[]): Promise<string[]> {
  for (const production of productions) await production.end();
  const failures: string[] = [];
  for (const production of productions) failures.push(...(await settle(installation, production, QUIET_MS)));
  const open = (): string[] => productions.flatMap(openRequests);
  if (!(await until(() => open().length === 0, RUNS_END_MS)))
    failures.push(...open().map((request) => `a request did not end: ${request}`));
  for (const production of productions) {
    const newcomer = production.newcomer();
    await until(() => newcomer.isSaved, QUIET_MS);
    failures.push(...production.acknowledged.missingFrom(newcomer.doc).map((missing) => `for a newcomer, ${missing}`));
    newcomer.close();
    // Once more, with every take in.
    failures.push(...(await settle(installation, production)));
  }
  return failures;
}

/** Kills everything again and again under people at work, and sees that nothing which anybody was told is saved is lost. */
export async function soakDurability({ seed, kills, minutes, say, signal }: SoakOptions): Promise<SoakReport> {
  const random = new Random(seed);
  const deadline = performance.now() + minutes * 60_000;
  const failures: string[] = [];
  const installation = await Installation.start();
  let productions: Production[] = [];
  let figures: SoakReport['figures'] = {};
  try {
    productions = await assemble(installation, PROJECTS, random);
    await until(() => productions.every(({ browsers }) => browsers.every(({ isSaved }) => isSaved)), QUIET_MS);
    for (const production of productions) production.begin();
    const asking = setInterval(() => {
      for (const production of productions) production.request();
    }, REQUEST_EVERY_MS);
    const killer = new Killer(installation, productions, random);
    let checked = 0;
    let wasAway = false;
    try {
      while (killer.total < kills && performance.now() < deadline && failures.length === 0) {
        signal.throwIfAborted();
        await killer.strike();
        if (killer.total - checked < KILLS_BETWEEN_CHECKS && killer.total < kills) continue;
        checked = killer.total;
        await killer.allBack();
        if (!wasAway && kills >= LONG_FORM_KILLS && killer.total >= kills / 2) {
          wasAway = true;
          await killer.takeDatabaseAway();
        }
        failures.push(...(await checkLogs(installation, productions)));
        failures.push(...(await checkSavedAgain(productions)));
        const edits = productions.reduce((sum, production) => sum + production.edits, 0);
        say(`${killer.total} of ${kills} kills, ${edits} edits, ${failures.length} failures`);
      }
    } finally {
      clearInterval(asking);
    }
    await killer.allBack();
    failures.push(...(await checkQuiet(installation, productions)));
    figures = await count(installation, productions, killer);
    for (const [name, server] of Object.entries(installation.servers)) {
      const fallen = server.fallsAfterMs.filter((ms) => ms > STARTING_MS);
      if (fallen.length > 0) failures.push(`the ${name} ended by itself ${fallen.length} times while it was running`);
    }
  } finally {
    for (const production of productions) await production.end();
    for (const production of productions) production.close();
    // What failed is looked into: its logs stay until the next soak.
    const keeps = failures.length > 0 && !signal.aborted;
    if (keeps) say(`what the servers logged is in ${installation.folder}`);
    await installation.stop({ keeps });
  }
  return { name: 'durability', figures, failures, repeat: `durability --seed ${seed} --kills ${kills}` };
}

async function count(
  installation: Installation,
  productions: readonly Production[],
  killer: Killer,
): Promise<SoakReport['figures']> {
  const sum = (of: (production: Production) => number): number =>
    productions.reduce((total, production) => total + of(production), 0);
  const closings: Record<string, number> = {};
  for (const kind of productions.flatMap((production) => production.closings))
    closings[kind] = (closings[kind] ?? 0) + 1;
  const states: Record<string, number> = {};
  const reasons: Record<string, number> = {};
  let logRows = 0;
  for (const { project } of productions) {
    const log = await readLog(installation.sql, project);
    logRows += log.rows;
    for (const { state, error } of readRuns(log.doc)) {
      states[state] = (states[state] ?? 0) + 1;
      if (error !== undefined) reasons[error] = (reasons[error] ?? 0) + 1;
    }
  }
  const shown = (counts: Record<string, number>): string =>
    Object.entries(counts)
      .map(([name, times]) => `${name} ${times}`)
      .join(', ');
  return {
    'kills': `${killer.total} (${shown(killer.kills)}), ${killer.atAcknowledgement} at an acknowledgement`,
    'stand-stills': killer.freezes,
    'edits': sum(({ edits }) => edits),
    'times that "Saved" was said': sum(({ savedTimes }) => savedTimes),
    'insertions acknowledged': sum(({ acknowledged }) => acknowledged.size),
    'requests': sum(({ requests }) => requests.length),
    'runs': shown(states),
    'runs failed for': shown(reasons) || 'nothing',
    'closings': shown(closings),
    'rows in the log': logRows,
    'falls': Object.values(installation.servers).reduce((total, { fallsAfterMs }) => total + fallsAfterMs.length, 0),
  };
}
