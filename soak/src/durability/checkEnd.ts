import { openMediaStore } from '@dailies/media-store';
import { readMeta, readRequests, readRuns, readTakes, ROOTS, rootOf } from '@dailies/shared/document';
import { canonicalJson, RequestId, runIdOf, takeIdOf } from '@dailies/shared/ids';
import { isTerminal } from '@dailies/shared/runs';
import * as Y from 'yjs';
import type { Installation } from '../installation/Installation.ts';
import type { Production } from './Production.ts';
import { readLog } from './readLog.ts';

/** A document's content and what was deleted from it: the same for two copies that hold the same. */
function fingerprint(doc: Y.Doc): string {
  const clocks = [...Y.decodeStateVector(Y.encodeStateVector(doc))].sort(([a], [b]) => a - b);
  const content = ROOTS.map((root) => [root, rootOf(doc, root).toJSON()]);
  return canonicalJson({ clocks, content });
}

/** Requests of a production that have not ended for each of their variations. */
export function openRequests({ browsers, requests }: Production): string[] {
  const [browser] = browsers;
  if (browser === undefined) return [];
  const states = new Map(readRuns(browser.doc).map((fact) => [String(fact.id), fact.state]));
  const made = new Map(readRequests(browser.doc).map((request) => [String(request.id), request]));
  return requests.flatMap((id) => {
    const request = made.get(id);
    if (request === undefined) return [`${id} is not in the document`];
    return Array.from({ length: request.variations }, (_, variation) => variation).flatMap((variation) => {
      const state = states.get(runIdOf(RequestId.parse(id), variation));
      return state !== undefined && isTerminal(state) ? [] : [`${id} variation ${variation} is ${state ?? 'unknown'}`];
    });
  });
}

/** Everything that must hold of a project when all is quiet; one sentence for each thing that does not. */
export async function checkEnd(installation: Installation, production: Production): Promise<string[]> {
  const { sql } = installation;
  const { project, browsers, acknowledged, refusals } = production;
  const failures = refusals.map((reason) => `an honest browser was told "${reason}"`);

  const log = await readLog(sql, project);
  if (log.bad > 0) failures.push(`${log.bad} rows of the log cannot be replayed`);
  failures.push(...acknowledged.missingFrom(log.doc).map((missing) => `in the log, ${missing}`));
  const expected = fingerprint(log.doc);
  for (const browser of browsers) {
    failures.push(...acknowledged.missingFrom(browser.doc).map((missing) => `in a browser, ${missing}`));
    if (fingerprint(browser.doc) !== expected) failures.push(`a browser differs from the log: ${browser.standing}`);
  }

  const [row] = await sql<{ epoch: number }[]>`SELECT epoch FROM projects WHERE id = ${project}`;
  if (row?.epoch !== 1 || readMeta(log.doc).epoch !== 1) failures.push('the epoch has changed');
  failures.push(...(await checkTakes(installation, production, log.doc)));
  return failures;
}

/** Each run that succeeded has its one take, in the document, in the database and in the store; nothing else has. */
async function checkTakes({ sql, mediaUrl }: Installation, { project }: Production, doc: Y.Doc): Promise<string[]> {
  const failures: string[] = [];
  const facts = readRuns(doc);
  const takes = readTakes(doc);
  const expected = new Set(facts.filter(({ state }) => state === 'succeeded').map(({ id }) => takeIdOf(id)));
  for (const { id } of takes) if (!expected.delete(id)) failures.push(`take ${id} belongs to no run that succeeded`);
  for (const id of expected) failures.push(`a run succeeded and its take ${id} is missing`);
  const [rows] = await sql<{ takes: number; runs: number; outcomes: number; waiting: number }[]>`
    SELECT (SELECT count(*)::int FROM takes WHERE project_id = ${project}) AS takes,
           (SELECT count(*)::int FROM runs WHERE project_id = ${project} AND state = 'succeeded') AS runs,
           (SELECT count(*)::int FROM run_outcomes JOIN runs ON runs.id = run_id
             WHERE runs.project_id = ${project} AND runs.state = 'succeeded') AS outcomes,
           (SELECT count(*)::int FROM run_outcomes WHERE project_id = ${project} AND applied_at IS NULL) AS waiting`;
  if (rows?.takes !== takes.length || rows.runs !== takes.length || rows.outcomes !== takes.length)
    failures.push(`the document has ${takes.length} takes, the database ${JSON.stringify(rows)}`);
  if (rows !== undefined && rows.waiting > 0) failures.push(`${rows.waiting} outcomes never reached the document`);
  const store = await openMediaStore(mediaUrl);
  for (const { id, media } of takes) if (!(await store.has(media))) failures.push(`the media of take ${id} is missing`);
  return failures;
}
