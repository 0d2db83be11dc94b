import { createNodes, requestTakes } from '@dailies/shared/commands';
import { readRun, readTakes } from '@dailies/shared/document';
import {
  AssetId,
  newId,
  NodeId,
  type ProjectId,
  RequestId,
  type RunId,
  runIdOf,
  type UserId,
} from '@dailies/shared/ids';
import type { Role } from '@dailies/shared/people';
import type { Pipeline } from '@dailies/shared/runs';
import { runMigrations } from 'graphile-worker';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Doc } from 'yjs';
import { TestCollaboration, until } from '../collaboration/testing/TestCollaboration.ts';
import { applyTrained } from './applyTrained.ts';
import { Dispatcher } from './Dispatcher.ts';

const PIPELINE: Pipeline = {
  id: 'train',
  version: 1,
  title: 'Training',
  module: 'training',
  tiers: ['low', 'standard', 'high'],
  runner: { executor: 'builtin', name: 'train' },
  requirements: { tags: ['cpu'], gpuMemoryBytes: 0 },
  timeoutSeconds: 60,
};
const NODE = NodeId.parse('train1');
const SHOT = NodeId.parse('shot1');
const STILL: Pipeline = { ...PIPELINE, id: 'still', module: 'shot-still' };
const PICTURE = 'a'.repeat(64);
const SAMPLE = 'b'.repeat(64);
const FILE = 'c'.repeat(64);
const OTHER = 'd'.repeat(64);
const MIRA = { name: 'Mira', description: '', colours: [], references: [PICTURE] };

const id = (): string => newId((bytes) => crypto.getRandomValues(bytes));

describe('what a run trained', () => {
  let test: TestCollaboration;
  let dispatcher: Dispatcher;
  let dora: { id: UserId };
  let project: ProjectId;
  let asset: AssetId;

  beforeAll(async () => {
    test = await TestCollaboration.start();
    await runMigrations({ connectionString: test.database.url });
    for (const each of [PIPELINE, STILL]) {
      await test.sql`INSERT INTO pipelines (id, version, definition) VALUES (${each.id}, 1, ${test.sql.json(each)})`;
    }
    dora = await test.account('dora');
    dispatcher = new Dispatcher(
      { sql: test.sql, db: test.db, documents: test.collaboration, projectQuotaBytes: null },
      pino({ level: 'silent' }),
    );
    test.collaboration.onOpened((opened, live) => dispatcher.follow(opened, live));
    await dispatcher.start();
  });
  afterAll(async () => {
    await dispatcher.close();
    await test.stop();
  });
  beforeEach(async () => {
    project = await test.project(dora.id);
    asset = AssetId.parse(id());
    await test.sql`INSERT INTO assets (id, project_id, kind, created_by) VALUES (${asset}, ${project}, 'character', ${dora.id})`;
    await test.sql`INSERT INTO asset_versions (asset_id, version, content, created_by)
      VALUES (${asset}, 1, ${test.sql.json(MIRA)}, ${dora.id})`;
    for (const sha256 of [PICTURE, SAMPLE, FILE, OTHER]) {
      const type = sha256 === PICTURE ? 'image/png' : 'application/octet-stream';
      await test.sql`INSERT INTO media (sha256, media_type, size_bytes) VALUES (${sha256}, ${type}, 1) ON CONFLICT DO NOTHING`;
      await test.sql`INSERT INTO project_media (project_id, sha256) VALUES (${project}, ${sha256})`;
    }
    await change((doc, as) =>
      createNodes.run(
        doc,
        {
          nodes: [
            { id: 'mira', type: 'character', pos: [0, 0], params: { asset } },
            { id: NODE, type: 'training', pos: [400, 0] },
            { id: SHOT, type: 'shot-still', pos: [800, 0], params: { prompt: 'A pier' } },
          ],
          edges: [
            { id: 'e1', from: 'mira', fromPort: 'asset', to: NODE, toPort: 'asset' },
            { id: 'e2', from: 'mira', fromPort: 'asset', to: SHOT, toPort: 'characters' },
          ],
        },
        as,
      ),
    );
  });

  const change = (
    run: (doc: Doc, as: { actor: UserId; role: Role; now: number }) => { ok: boolean },
    actor = dora.id,
  ): Promise<void> =>
    test.collaboration.change(project, (doc) => {
      expect(run(doc, { actor, role: 'director', now: Date.now() })).toMatchObject({ ok: true });
    });

  async function request(actor = dora.id, node = NODE, anyway = false): Promise<RunId> {
    const name = id();
    await change(
      (doc, as) =>
        requestTakes.run(
          doc,
          { id: name, node, kind: 'generate', anyway, variations: 1, recipe: null, seed: null },
          as,
        ),
      actor,
    );
    return runIdOf(RequestId.parse(name), 0);
  }
  const factOf = (run: RunId) => test.collaboration.read(project, (doc) => readRun(doc, run));
  const takes = () => test.collaboration.read(project, readTakes);
  const ended = (run: RunId, state: string) => until(async () => (await factOf(run))?.state === state, state);

  async function queued(actor = dora.id): Promise<RunId> {
    const run = await request(actor);
    await ended(run, 'queued');
    return run;
  }

  /** Ends a run as a runner does. */
  async function succeed(run: RunId, trained: readonly { sha256: string; name: string }[]): Promise<void> {
    const outcome = {
      state: 'succeeded',
      kind: 'image',
      media: SAMPLE,
      mediaType: 'image/png',
      poster: SAMPLE,
      widthPx: 64,
      heightPx: 64,
      frames: 1,
      fps: [24, 1],
      backend: 'builtin',
      runSeconds: 1,
      fallback: null,
      trained: [...trained],
    };
    await test.sql.begin(async (tx) => {
      await tx`UPDATE runs SET state = 'succeeded', attempt = 1, ended_at = now() WHERE id = ${run}`;
      await tx`INSERT INTO run_outcomes (run_id, project_id, outcome) VALUES (${run}, ${project}, ${tx.json(outcome)})`;
      await tx`SELECT pg_notify('dailies_outcome', ${JSON.stringify({ project })})`;
    });
  }

  const versions = () =>
    test.sql<
      {
        version: number;
        content: { trained?: unknown; trainedFrom?: number; name: string };
        run_id: string | null;
        created_by: string;
      }[]
    >`SELECT version, content, run_id, created_by FROM asset_versions WHERE asset_id = ${asset} ORDER BY version`;

  it('becomes the new version of its asset, by whoever asked, and the sample its take', async () => {
    const run = await queued();
    await succeed(run, [{ sha256: FILE, name: 'mira.safetensors' }]);
    await ended(run, 'succeeded');
    expect(await versions()).toMatchObject([
      { version: 1, content: MIRA, run_id: null },
      {
        version: 2,
        content: { ...MIRA, trained: [{ sha256: FILE, name: 'mira.safetensors' }], trainedFrom: 1 },
        run_id: run,
        created_by: dora.id,
      },
    ]);
    expect(await takes()).toMatchObject([{ node: NODE, media: SAMPLE }]);
    const rows =
      await test.sql`SELECT sha256, role, is_opened FROM asset_media WHERE asset_id = ${asset} AND version = 2`;
    expect(rows).toContainEqual({ sha256: FILE, role: 'trained', is_opened: true });
    const audit = await test.sql`SELECT details FROM audit_events WHERE subject = ${asset}`;
    expect(audit).toMatchObject([{ details: { version: 2, run } }]);
  });

  it('goes into a shot of that asset from then on, and is no part of what another training learns from', async () => {
    const run = await queued();
    await succeed(run, [{ sha256: FILE, name: 'mira.safetensors' }]);
    await ended(run, 'succeeded');
    const shot = await request(dora.id, SHOT);
    await ended(shot, 'queued');
    const [still] =
      await test.sql`SELECT spec #> '{recipe,inputs,characters,0,asset}' AS asset FROM runs WHERE id = ${shot}`;
    expect(still?.['asset']).toMatchObject({ version: 2, content: { trained: [{ sha256: FILE }] } });
    const again = await request();
    await ended(again, 'queued');
    const [spec] = await test.sql<{ spec: { recipe: { inputs: { asset: { asset: { version: number } }[] } } } }[]>`
      SELECT spec FROM runs WHERE id = ${again}`;
    expect(spec?.spec.recipe.inputs.asset[0]?.asset).toMatchObject({ version: 1, content: MIRA });
  });

  it('makes one version, however often it is applied', async () => {
    const run = await queued();
    await succeed(run, [{ sha256: FILE, name: 'mira.safetensors' }]);
    await ended(run, 'succeeded');
    const parts = { sql: test.sql, db: test.db, documents: test.collaboration, projectQuotaBytes: null };
    const [row] = await test.sql`SELECT runs.id, requested_by, spec, outcome FROM runs
      JOIN run_outcomes ON run_id = runs.id WHERE runs.id = ${run}`;
    const applied = { id: run, requested_by: dora.id, spec: row?.['spec'], outcome: row?.['outcome'] };
    await Promise.all([applyTrained(parts, applied), applyTrained(parts, applied)]);
    // As after a server that died between the version and the document.
    await test.sql`UPDATE run_outcomes SET applied_at = NULL WHERE run_id = ${run}`;
    await test.sql`SELECT pg_notify('dailies_outcome', ${JSON.stringify({ project })})`;
    await until(async () => {
      const [left] = await test.sql`SELECT applied_at FROM run_outcomes WHERE run_id = ${run}`;
      return left?.['applied_at'] !== null;
    }, 'applied again');
    expect((await versions()).map(({ version }) => version)).toEqual([1, 2]);
    expect(await takes()).toHaveLength(1);
  });

  it('goes on top of what somebody changed meanwhile, and replaces a file of its name', async () => {
    const run = await queued();
    const changed = { ...MIRA, name: 'Mira B.', trained: [{ sha256: OTHER, name: 'mira.safetensors' }] };
    await test.sql`INSERT INTO asset_versions (asset_id, version, content, created_by)
      VALUES (${asset}, 2, ${test.sql.json(changed)}, ${dora.id})`;
    await succeed(run, [{ sha256: FILE, name: 'mira.safetensors' }]);
    await ended(run, 'succeeded');
    expect((await versions()).at(-1)).toMatchObject({
      version: 3,
      content: { name: 'Mira B.', trained: [{ sha256: FILE }], trainedFrom: 2 },
    });
    expect((await versions()).at(-1)?.content.trained).toHaveLength(1);
  });

  it('leaves what the version before named as closed as it was, and holds up nothing else where a file is gone', async () => {
    const closed = { ...MIRA, references: [PICTURE, 'e'.repeat(64)] };
    await test.sql`UPDATE asset_versions SET content = ${test.sql.json(closed)} WHERE asset_id = ${asset}`;
    const run = await queued();
    await succeed(run, [{ sha256: FILE, name: 'mira.safetensors' }]);
    await ended(run, 'succeeded');
    const rows = await test.sql`SELECT is_opened FROM asset_media
      WHERE asset_id = ${asset} AND version = 2 AND sha256 = ${'e'.repeat(64)}`;
    expect(rows).toEqual([{ is_opened: false }]);
    const foreign = await request(dora.id, NODE, true);
    await ended(foreign, 'queued');
    await succeed(foreign, [{ sha256: 'f'.repeat(64), name: 'mira-2.safetensors' }]);
    await ended(foreign, 'failed');
    expect((await factOf(foreign))?.error).toContain('What was trained was not kept. There is no file');
  });

  it.each([
    [
      'archived',
      () => test.sql`UPDATE assets SET archived_at = now() WHERE id = ${asset}`,
      'What was trained was not kept. "Mira" is archived; take it out of the archive, then train again.',
    ],
    [
      'gone',
      () => test.sql`DELETE FROM assets WHERE id = ${asset}`,
      'What was trained was not kept. The asset that this trains is gone; connect another.',
    ],
  ])('fails with a sentence where the asset is %s by then, and makes no take', async (_what, meanwhile, sentence) => {
    const run = await queued();
    await meanwhile();
    await succeed(run, [{ sha256: FILE, name: 'mira.safetensors' }]);
    await ended(run, 'failed');
    expect(await factOf(run)).toMatchObject({ error: sentence });
    expect(await takes()).toEqual([]);
    const [row] =
      await test.sql`SELECT state, outcome FROM runs JOIN run_outcomes ON run_id = runs.id WHERE runs.id = ${run}`;
    expect(row).toMatchObject({ state: 'failed', outcome: { state: 'failed', code: 'refused' } });
    expect((await versions()).filter(({ version }) => version > 1)).toEqual([]);
  });

  it('is refused before it is queued where the asset may not be changed, and after where the right is lost', async () => {
    const arne = await test.account('arne');
    await test.join(project, arne.id, 'artist');
    const late = await queued(arne.id);
    await test.sql`UPDATE members SET role = 'viewer' WHERE project_id = ${project} AND user_id = ${arne.id}`;
    await succeed(late, [{ sha256: FILE, name: 'mira.safetensors' }]);
    await ended(late, 'failed');
    expect(await versions()).toHaveLength(1);
    // The studio's library is not everybody's to change.
    await test.sql`UPDATE members SET role = 'artist' WHERE project_id = ${project} AND user_id = ${arne.id}`;
    await test.sql`UPDATE assets SET project_id = NULL WHERE id = ${asset}`;
    const early = await request(arne.id);
    await ended(early, 'failed');
    expect((await factOf(early))?.error).toContain("studio's library");
    expect(await test.sql`SELECT 1 FROM runs WHERE id = ${early}`).toHaveLength(0);
  });

  it('is not queued for an archived asset', async () => {
    await test.sql`UPDATE assets SET archived_at = now() WHERE id = ${asset}`;
    const run = await request();
    await ended(run, 'failed');
    expect((await factOf(run))?.error).toBe(
      '"Mira" is archived; take it out of the archive, and then it can be trained.',
    );
  });
});
