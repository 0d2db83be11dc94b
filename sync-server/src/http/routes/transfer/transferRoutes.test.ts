import { createHash } from 'node:crypto';
import { readArchive, writeArchive, type WrittenEntry } from '@dailies/archive/container';
import { addComment, addTake, putRunFact, requestTakes, setParams, setVerdict } from '@dailies/shared/commands';
import { readDrawing, readNodes, readRuns, readTakes, rootOf } from '@dailies/shared/document';
import { unwrap } from '@dailies/shared/errors';
import {
  Asset,
  CreatedInvite,
  ExportSummary,
  ImportedProject,
  Problem,
  PROJECT_FILE_TYPE,
  TakeProvenance,
} from '@dailies/shared/http';
import { CommentId, NodeId, type ProjectId, RequestId, runIdOf, takeIdOf } from '@dailies/shared/ids';
import type { Sha256 } from '@dailies/shared/media';
import { placeholderName } from '@dailies/shared/people';
import { bytesOf, readEverything, sampleProject, sampleTake } from '@dailies/shared/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { z } from 'zod';
import { type TestPerson, type TestProject, TestApp } from '../../../testing/TestApp.ts';

let app: TestApp;
let dora: TestPerson;
let film: TestProject;
beforeEach(async () => {
  app = await TestApp.start();
  dora = await app.person();
  film = await app.project(dora, 'Night Shift');
});
afterEach(() => app.stop());

const NOW = 1_790_000_000_000;
const RECIPE = {
  module: 'shot-still',
  moduleVersion: 1,
  pipeline: { id: 'previs-still', version: 1 },
  kind: 'image',
  params: { shotSize: 'close-up' },
  inputs: {},
  widthPx: 1280,
  heightPx: 720,
  frames: 1,
  fps: [24, 1],
};

/** A picture in the store, with its rows. */
async function addFile(text: string): Promise<Sha256> {
  const { sha256, sizeBytes } = await app.services.store.put(Buffer.from(text));
  const { sql } = app.database;
  await sql`INSERT INTO media (sha256, media_type, size_bytes) VALUES (${sha256}, 'image/png', ${sizeBytes})`;
  await sql`INSERT INTO project_media (project_id, sha256) VALUES (${film.id}, ${sha256})`;
  return sha256;
}

/** A project with something in every root, a take with its rows and files, and words of the director's own. */
async function shoot(): Promise<{ media: Sha256; poster: Sha256 }> {
  const { sql } = app.database;
  const media = await addFile('the take');
  const poster = await addFile('its poster');
  await sql`INSERT INTO assets (id, project_id, kind, created_by) VALUES ('asset-mira', ${film.id}, 'character', ${dora.id})`;
  await sql`INSERT INTO asset_versions (asset_id, version, content, created_by)
    VALUES ('asset-mira', 1, ${sql.json({ name: 'Mira', description: '', colours: [], references: [] })}, ${dora.id})`;
  const request = RequestId.parse('req9');
  const run = runIdOf(request, 0);
  const outcome = {
    state: 'succeeded',
    kind: 'image',
    media,
    mediaType: 'image/png',
    poster,
    widthPx: 1280,
    heightPx: 720,
    frames: 1,
    fps: [24, 1],
    backend: 'builtin',
    runSeconds: 1.5,
    fallback: null,
  };
  const spec = {
    recipe: RECIPE,
    recipeHash: 'c'.repeat(32),
    seed: 7,
    requirements: { tags: ['cpu'], gpuMemoryBytes: 0 },
  };
  await sql`INSERT INTO runs (id, project_id, request_id, node_id, variation, state, requested_by, requested_at, spec,
      recipe_hash, seed, ended_at)
    VALUES (${run}, ${film.id}, ${request}, 'shot1', 0, 'succeeded', ${dora.id}, now(), ${sql.json(spec)},
      ${spec.recipeHash}, 7, now())`;
  await sql`INSERT INTO run_outcomes (run_id, project_id, outcome, applied_at)
    VALUES (${run}, ${film.id}, ${sql.json(outcome)}, now())`;
  await sql`INSERT INTO takes (id, project_id, node_id, run_id, recipe_hash, seed, recipe, outcome, made_by)
    VALUES (${takeIdOf(run)}, ${film.id}, 'shot1', ${run}, ${spec.recipeHash}, 7, ${sql.json(RECIPE)},
      ${sql.json(outcome)}, ${dora.id})`;
  const as = { actor: dora.id, role: 'director', now: NOW } as const;
  await app.documents.change(film.id, (doc) => {
    Y.applyUpdate(doc, bytesOf(sampleProject()));
    const args = { id: request, node: NodeId.parse('shot1'), kind: 'generate', variations: 2, recipe: null } as const;
    unwrap(requestTakes.run(doc, args, as));
    addTake(doc, takeIdOf(run), { ...sampleTake('shot1'), media, poster, seed: 7, by: dora.id });
    const fact = { request, node: NodeId.parse('shot1'), variation: 0 };
    putRunFact(doc, run, { ...fact, state: 'succeeded', backend: 'builtin', take: takeIdOf(run) });
    putRunFact(doc, runIdOf(request, 1), { ...fact, variation: 1, state: 'running' });
    unwrap(setVerdict.run(doc, { take: takeIdOf(run), verdict: 'approve' }, as));
    const comment = {
      id: CommentId.parse('c9'),
      anchor: { on: 'take', take: takeIdOf(run), frame: 0 },
      body: 'Mine 🎬',
    };
    unwrap(addComment.run(doc, { ...comment, anchor: { ...comment.anchor, on: 'take' } }, as));
  });
  return { media, poster };
}

async function exported(person: TestPerson = dora, media = true): Promise<Buffer> {
  const answer = await person.call('POST', `/projects/${film.id}/export?media=${media}`);
  expect(answer.status).toBe(200);
  return Buffer.from(await answer.arrayBuffer());
}

const send = (
  person: TestPerson,
  bytes: Uint8Array,
  headers: Record<string, string> = {},
  to = app,
): Promise<Response> =>
  Promise.resolve(
    to.app.request('http://dailies.test/api/v1/projects/import', {
      method: 'POST',
      headers: { 'authorization': `Bearer ${person.token}`, 'content-type': PROJECT_FILE_TYPE, ...headers },
      body: new Uint8Array(bytes),
    }),
  );

async function imported(person: TestPerson, bytes: Uint8Array, to = app): Promise<ImportedProject> {
  const answer = await send(person, bytes, {}, to);
  const body: unknown = await answer.json();
  expect(answer.status, JSON.stringify(body)).toBe(201);
  return ImportedProject.parse(body);
}

/** All that the readers find, as text, with ids named by the order in which they stand. */
async function contentsOf(of: TestApp, project: ProjectId, users: (id: string) => string): Promise<unknown> {
  return of.documents.read(project, (doc) => {
    let text = JSON.stringify(readEverything(doc));
    const facts = readRuns(doc).sort((a, b) => a.variation - b.variation || a.state.localeCompare(b.state));
    const requests = [...new Set(facts.map(({ request }) => request))].sort(
      (a, b) => readTakesOf(doc, a) - readTakesOf(doc, b),
    );
    for (const [index, request] of requests.entries()) {
      for (const variation of [0, 1]) {
        text = text.replaceAll(takeIdOf(runIdOf(request, variation)), `take-${index}-${variation}`);
        text = text.replaceAll(runIdOf(request, variation), `run-${index}-${variation}`);
      }
      text = text.replaceAll(`"${request}"`, `"request-${index}"`);
    }
    for (const name of ['dora', 'arne', 'rita', 'rolf', dora.id])
      text = text.replaceAll(`"${name}"`, `"${users(name)}"`);
    return sorted(JSON.parse(text));
  });
}

const readTakesOf = (doc: Y.Doc, request: RequestId): number =>
  readTakes(doc).find(({ id }) => id === takeIdOf(runIdOf(request, 0)))?.number ?? 0;

/** Lists in the order of their texts: ids are other ones, and so is their order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(sorted).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, item]): [string, unknown] => [key, sorted(item)])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

describe('an exported project', () => {
  it('comes back with all that was in it, under new ids', async () => {
    const { media, poster } = await shoot();
    const made = await imported(dora, await exported());
    expect(made).toMatchObject({
      name: 'Night Shift',
      takes: 2,
      mediaFiles: 2,
      missingFiles: 0,
      left: [],
      knownPeople: 1,
    });
    expect(made.id).not.toBe(film.id);
    const placeholders = new Map<string, string>();
    await app.documents.read(made.id, (doc) => {
      const comment = rootOf(doc, 'comments').get('c1');
      const run = readTakes(doc).find((take) => take.number === 1);
      placeholders.set('rita', comment instanceof Y.Map ? String(comment.get('by')) : '');
      placeholders.set('arne', String(run?.by));
    });
    expect(placeholderName(placeholders.get('rita') ?? '')).toMatch(/^Someone at dailies[.]test/);
    // Modulo ids, names of strangers, who saw the run, and what had not ended.
    const normal = (text: unknown): unknown =>
      JSON.parse(
        JSON.stringify(text)
          .replaceAll('"imported: builtin"', '"builtin"')
          .replaceAll(/"imported_\d+_dailies_test"/g, '"stranger"')
          .replaceAll('"state":"running"', '"state":"cancelled"'),
      );
    const before = await contentsOf(app, film.id, (name) => (name === dora.id ? 'me' : 'stranger'));
    const after = await contentsOf(app, made.id, (name) => (name === dora.id ? 'me' : 'stranger'));
    const {
      meta: _meta,
      assets: _assets,
      requests: _requests,
      runs: beforeRuns,
      ...rest
    } = sortedAgain(normal(before));
    const {
      meta: _meta2,
      assets: _assets2,
      requests: _requests2,
      runs: afterRuns,
      ...again
    } = sortedAgain(normal(after));
    expect(again).toEqual(withNewAsset(rest, again));
    expect(afterRuns).toHaveLength(4);
    expect((beforeRuns as unknown[]).length).toBeLessThanOrEqual(4);

    const [take] = await app.documents.read(made.id, (doc) => readTakes(doc).filter(({ seed }) => seed === 7));
    const provenance = TakeProvenance.parse(await (await dora.call('GET', `/takes/${take?.id}`)).json());
    expect(provenance).toMatchObject({
      project: made.id,
      recipe: RECIPE,
      seed: 7,
      outcome: { backend: 'imported: builtin', media, poster },
      madeBy: { id: dora.id },
    });
    // The asset had an id that is taken here: it has another, and the node names that one.
    const assets = await app.database.sql<{ id: string }[]>`SELECT id FROM assets WHERE project_id = ${made.id}`;
    const mira = await app.documents.read(made.id, (doc) => readNodes(doc).find(({ id }) => id === 'mira'));
    expect(mira?.params['asset']).toBe(assets[0]?.id);
    expect(assets[0]?.id).not.toBe('asset-mira');
    // Nothing is in the queue.
    expect(await app.database.sql`SELECT id FROM runs WHERE state IN ('queued', 'running', 'held')`).toEqual([]);
    const events = await app.database.sql<{ action: string }[]>`
      SELECT action FROM audit_events WHERE action LIKE 'project.%ported' ORDER BY id`;
    expect(events.map(({ action }) => action)).toEqual(['project.exported', 'project.imported']);
  });

  it('comes to another installation with its media, or without', async () => {
    const { media } = await shoot();
    const other = await TestApp.start();
    try {
      const ada = await other.person();
      const whole = await imported(ada, await exported(), other);
      expect(whole).toMatchObject({ mediaFiles: 2, missingFiles: 0, unknownPeople: 0 });
      expect((await ada.call('GET', `/media/${media}`)).status).toBe(200);
      const assets = await other.database.sql<{ id: string }[]>`SELECT id FROM assets`;
      expect(assets).toEqual([{ id: 'asset-mira' }]);
    } finally {
      await other.stop();
    }
    const third = await TestApp.start();
    try {
      const ada = await third.person();
      const bare = await imported(ada, await exported(dora, false), third);
      expect(bare).toMatchObject({ takes: 2, mediaFiles: 0, missingFiles: 2 });
      expect((await ada.call('GET', `/media/${media}`)).status).toBe(404);
      expect(await third.documents.read(bare.id, (doc) => readTakes(doc).some((take) => take.media === media))).toBe(
        true,
      );
    } finally {
      await third.stop();
    }
  });

  it('is refused before anything of it is here where a project may not have so much', async () => {
    await shoot();
    const other = await TestApp.start({ storage: { graceDays: 30, projectQuotaBytes: 10 } });
    try {
      const ada = await other.person();
      const refused = await send(ada, await exported(), {}, other);
      expect(Problem.parse(await refused.json())).toMatchObject({
        code: 'too-large',
        detail:
          "The project's files take 0 MB, and a project may have 0 MB here; export it without media, or ask whoever runs this installation for more.",
      });
      expect(await other.services.store.list()[Symbol.asyncIterator]().next()).toMatchObject({ done: true });
      expect(await other.database.sql`SELECT 1 FROM projects`).toHaveLength(0);
      await imported(ada, await exported(dora, false), other);
    } finally {
      await other.stop();
    }
  });

  it('holds no address, no name of a person and no session', async () => {
    await shoot();
    const { entries } = await readArchive(streamOf(await exported()), z.unknown(), 'a file');
    let text = '';
    for await (const { content } of entries)
      for await (const chunk of content) text += Buffer.from(chunk).toString('latin1');
    expect(text).toContain(dora.id);
    expect(text).not.toContain('example.org');
    expect(text).not.toContain('Person 1');
  });

  it('is for directors and producers', async () => {
    await shoot();
    for (const role of ['artist', 'reviewer', 'viewer'] as const) {
      const person = await film.join(role);
      expect((await person.call('POST', `/projects/${film.id}/export`)).status, role).toBe(403);
      expect((await person.call('GET', `/projects/${film.id}/export`)).status, role).toBe(403);
    }
    const producer = await film.join('producer');
    const answer = await producer.call('GET', `/projects/${film.id}/export`);
    expect(ExportSummary.parse(await answer.json())).toEqual({
      nodes: 4,
      takes: 2,
      comments: 2,
      mediaFiles: 2,
      mediaBytes: 18,
    });
    expect((await exported(producer)).length).toBeGreaterThan(1_000);
  });
});

describe('the assets of an exported project', () => {
  it('come with tags, trained files and mentions, and name each other also under new ids', async () => {
    await shoot();
    const { sql } = app.database;
    const weights = await addFile('the weights');
    const made = await dora.call('POST', `/projects/${film.id}/assets`, {
      kind: 'character',
      content: { name: 'Mara', trained: [{ sha256: weights, name: 'mara.safetensors' }] },
      tags: ['lead'],
    });
    const mara = Asset.parse(await made.json());
    await app.documents.change(film.id, (doc) => {
      const args = { id: 'prompt', params: { text: `Close on @[Mara](character:${mara.id}).` } };
      unwrap(setParams.run(doc, args, { actor: dora.id, role: 'director', now: NOW }));
    });
    const { id } = await imported(dora, await exported());
    const [copy] = await sql<{ id: string; tags: string[] }[]>`
      SELECT assets.id, tags FROM assets JOIN asset_versions ON asset_id = assets.id
      WHERE project_id = ${id} AND content->>'name' = 'Mara'`;
    expect(copy).toMatchObject({ id: expect.not.stringMatching(`^${mara.id}$`), tags: ['lead'] });
    const prompt = await app.documents.read(id, (doc) => readNodes(doc).find((node) => node.id === 'prompt'));
    expect(prompt?.params['text']).toBe(`Close on @[Mara](character:${copy?.id}).`);
    const rows = await sql`SELECT role, sha256, is_opened FROM asset_media WHERE asset_id = ${copy?.id ?? ''}`;
    expect(rows).toEqual([{ role: 'trained', sha256: weights, is_opened: true }]);
  });

  it("of the studio come also where a prompt's mention alone names them", async () => {
    await shoot();
    const made = await dora.call('POST', `/projects/${film.id}/assets`, {
      kind: 'style',
      owner: 'studio',
      content: { name: 'Noir' },
    });
    const noir = Asset.parse(await made.json());
    await app.documents.change(film.id, (doc) => {
      const args = { id: 'prompt', params: { text: `In @[Noir](style:${noir.id}).` } };
      unwrap(setParams.run(doc, args, { actor: dora.id, role: 'director', now: NOW }));
    });
    const other = await TestApp.start();
    try {
      await imported(await other.person(), await exported(), other);
      const rows = await other.database.sql<{ id: string }[]>`SELECT id FROM assets ORDER BY id`;
      expect(rows.map(({ id }) => id)).toContain(noir.id);
    } finally {
      await other.stop();
    }
  });

  it('open no file that is only named', async () => {
    await shoot();
    const eve = await app.person(
      CreatedInvite.parse(
        await (await dora.call('POST', `/projects/${film.id}/invites`, { role: 'viewer', uses: 1 })).json(),
      ).secret,
    );
    const secret = await addFile('seen by nobody else');
    await app.database.sql`DELETE FROM project_media WHERE sha256 = ${secret}`;
    const file = await forged(await exported(), (entry, content) =>
      entry === 'assets'
        ? Buffer.from(content.toString().replaceAll('"references":[]', `"references":["${secret}"]`))
        : content,
    );
    const { id } = await imported(eve, file);
    const [row] = await app.database.sql<{ is_opened: boolean }[]>`
      SELECT is_opened FROM asset_media JOIN assets ON assets.id = asset_id
      WHERE project_id = ${id} AND sha256 = ${secret}`;
    expect(row).toEqual({ is_opened: false });
    expect((await eve.call('GET', `/media/${secret}/link`)).status).toBe(404);
  });
});

async function* streamOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

const sortedAgain = (value: unknown): Record<string, unknown> => sorted(value) as Record<string, unknown>;

/** The asset of the one node that names one, as it is called after the import. */
function withNewAsset(before: Record<string, unknown>, after: Record<string, unknown>): unknown {
  const asset = /"asset":"([^"]+)"/.exec(JSON.stringify(after['nodes']))?.[1] ?? '';
  return JSON.parse(JSON.stringify(before).replaceAll('"asset-mira"', `"${asset}"`));
}

/** An exported project taken apart and put together again, with one of its parts changed. */
async function forged(
  bytes: Uint8Array,
  change: (entry: string, content: Buffer) => Buffer | undefined,
  more: readonly WrittenEntry[] = [],
  changeHeader: (header: Record<string, unknown>) => Record<string, unknown> = (header) => header,
): Promise<Buffer> {
  const Header = z.record(z.string(), z.unknown());
  const { header, entries } = await readArchive(streamOf(bytes), Header, 'a file');
  const all: WrittenEntry[] = [];
  for await (const { name, content } of entries) {
    const chunks: Uint8Array[] = [];
    for await (const chunk of content) chunks.push(chunk);
    const changed = change(name, Buffer.concat(chunks));
    if (changed !== undefined) all.push({ name, info: null, pack: true, content: [changed] });
  }
  const written: Uint8Array[] = [];
  for await (const chunk of writeArchive(changeHeader(header) as never, [...all, ...more])) written.push(chunk);
  return Buffer.concat(written);
}

const lines = (...values: unknown[]): Buffer =>
  Buffer.from(values.map((value) => `${JSON.stringify(value)}\n`).join(''));

describe('a forged file', () => {
  const nothingCame = async (): Promise<void> => {
    expect(await app.database.sql`SELECT id FROM projects`).toEqual([{ id: film.id }]);
  };

  it('is refused where it is cut, damaged, another kind of file, or newer', async () => {
    await shoot();
    const bytes = await exported();
    const bad: [Uint8Array, RegExp][] = [
      [bytes.subarray(0, -20), /damaged: its end is missing/],
      [bytes.subarray(0, 40), /damaged/],
      [new Uint8Array(), /not an exported project/],
      [Buffer.from('PK\u0003\u0004'), /not an exported project/],
      [Buffer.from(bytes).fill(0, 300, 301), /damaged|cannot be understood/],
      [
        await forged(
          bytes,
          (_, content) => content,
          [],
          (header) => ({ ...header, documentSchema: 99 }),
        ),
        /newer version/,
      ],
      [
        await forged(
          bytes,
          (_, content) => content,
          [],
          (header) => ({ ...header, format: 'dailies-backup' }),
        ),
        /not an exported project/,
      ],
    ];
    for (const [file, says] of bad) {
      const answer = await send(dora, file);
      expect([400, 409]).toContain(answer.status);
      expect(((await answer.json()) as { detail: string }).detail).toMatch(says);
    }
    await nothingCame();
  });

  it('writes no file under another name, and none outside', async () => {
    await shoot();
    const bytes = await exported();
    const other = createHash('sha256').update('something else').digest('hex');
    for (const name of [`media/${other}`, 'media/../../../../tmp/owned', 'media/', '../document', '/etc/passwd']) {
      const file = await forged(bytes, (_, content) => content, [
        { name, info: null, pack: false, content: [Buffer.from('not what it says')] },
      ]);
      const answer = await send(dora, file);
      expect(answer.status, name).toBe(400);
    }
    await nothingCame();
  });

  it('opens no file of others by naming its hash', async () => {
    await shoot();
    const secret = await app.services.store.put(Buffer.from('a take of another production'));
    await app.database
      .sql`INSERT INTO media (sha256, media_type, size_bytes) VALUES (${secret.sha256}, 'image/png', 1)`;
    const stranger = await film.join('viewer');
    const file = await forged(await exported(dora, false), (name, content) =>
      name === 'files' ? lines({ sha256: secret.sha256, mediaType: 'image/png', sizeBytes: 1 }) : content,
    );
    expect(await imported(stranger, file)).toMatchObject({ mediaFiles: 0, missingFiles: 1 });
    expect((await stranger.call('GET', `/media/${secret.sha256}`)).status).toBe(404);
  });

  it('puts no words into the mouth of somebody whom the importer does not know', async () => {
    await shoot();
    const bytes = await exported();
    const other = await app.project(dora, 'Elsewhere');
    const mallory = await other.join('viewer');
    // Mallory shares a project with Dora and knows her: it is hers. Nobody else's address is found.
    const victim = await film.join('artist');
    const withVictim = await forged(bytes, (name, content) => {
      if (name !== 'people') return content;
      const { salt } = saltOf(bytes);
      const email = createHash('sha256').update(`${salt}:${victim.email}`).digest('hex');
      return lines({ id: 'rita', email });
    });
    const made = await imported(mallory, withVictim);
    expect(made.knownPeople).toBe(0);
    const text = await app.documents.read(made.id, (doc) => JSON.stringify(rootOf(doc, 'comments').toJSON()));
    expect(text).not.toContain(victim.id);
    // Dora, who owns the installation, knows everybody.
    expect((await imported(dora, withVictim)).knownPeople).toBe(1);
  });

  it('brings records of unknown shape, deep nesting and forged facts to nothing', async () => {
    await shoot();
    const deep = JSON.parse(`${'['.repeat(60)}${']'.repeat(60)}`) as unknown;
    const file = await forged(await exported(), (name, content) => {
      if (name !== 'document') return content;
      return Buffer.concat([
        content,
        lines(
          { root: 'nodes', id: 'evil', value: { type: 'shot-still', title: 1 } },
          { root: 'nodes', id: 'plain', value: 'text' },
          { root: 'drawing', id: 'shape:evil', value: { x: deep, __proto__x: 1, ok: true } },
          { root: 'takes', id: 'forged', value: { node: 'shot1', number: 1 } },
          { root: 'runs', id: 'forged', value: { request: 'req1', node: 'shot1', variation: 1, state: 'queued' } },
          {
            root: 'requests',
            id: 'pending',
            value: { node: 'shot1', kind: 'generate', variations: 8, recipe: null, by: 'x', at: 1 },
          },
          { root: 'meta', id: 'epoch', value: 9_999_999 },
        ),
      ]);
    });
    const made = await imported(dora, file);
    expect(made.left).toEqual(
      expect.arrayContaining([
        { root: 'nodes', id: 'evil' },
        { root: 'nodes', id: 'plain' },
        { root: 'takes', id: 'forged' },
      ]),
    );
    await app.documents.read(made.id, (doc) => {
      expect(readNodes(doc).map(({ id }) => id)).not.toContain('evil');
      expect(readDrawing(doc).get('shape:evil')).toEqual({ ok: true, __proto__x: 1 });
      expect(rootOf(doc, 'meta').get('epoch')).toBeUndefined();
      // Every run of the request that was never dispatched has ended: nothing is generated by an import.
      expect(readRuns(doc).filter(({ state }) => state === 'queued' || state === 'running')).toEqual([]);
      expect(readRuns(doc).filter(({ state }) => state === 'cancelled').length).toBeGreaterThanOrEqual(8);
    });
  });

  it('of other roots, unknown parts, or endless lines is refused', async () => {
    await shoot();
    const bytes = await exported();
    const documents = [
      lines({ root: 'secrets', id: 'a', value: 1 }),
      Buffer.from('{"root":"nodes"'),
      Buffer.from(`{"root":"nodes","id":"a","value":${'['.repeat(200_000)}${']'.repeat(200_000)}}\n`),
      Buffer.from(`{"root":"nodes","id":"a","value":"${'a'.repeat(9 * 1024 * 1024)}"}\n`),
    ];
    for (const document of documents) {
      const answer = await send(
        dora,
        await forged(bytes, (name, content) => (name === 'document' ? document : content)),
      );
      expect([400, 413]).toContain(answer.status);
    }
    const unknown = await forged(bytes, (_, content) => content, [
      { name: 'scripts', info: null, pack: true, content: [] },
    ]);
    expect((await send(dora, unknown)).status).toBe(400);
    expect((await send(dora, bytes, { 'content-length': String(65 * 1024 ** 3) })).status).toBe(413);
    await nothingCame();
  });

  it('leaves nothing of a project where it cannot be written', async () => {
    await shoot();
    const nul = await forged(await exported(), (name, content) =>
      name === 'assets'
        ? lines({
            id: 'nul',
            kind: 'character',
            versions: [{ version: 1, at: new Date(NOW).toISOString(), content: { name: 'a\u0000b' } }],
          })
        : content,
    );
    expect((await send(dora, nul)).status).toBe(400);
    await nothingCame();
  });
});

/** The salt in a file's head. */
function saltOf(bytes: Uint8Array): { salt: string } {
  const [, salt = ''] = /"salt":"([0-9a-f]{32})"/.exec(Buffer.from(bytes).toString('latin1')) ?? [];
  return { salt };
}
