import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { newId } from '@dailies/shared/ids';
import { Installation } from '../installation/Installation.ts';
import { Person } from '../people/Person.ts';
import { Collector, type CollectedSpan } from './Collector.ts';

const id = (): string => newId((bytes) => crypto.getRandomValues(bytes));

test.describe('what whoever runs an installation sees', () => {
  let collector: Collector;
  let installation: Installation;
  let dora: Person;
  let project: string;
  test.beforeAll(async () => {
    collector = await Collector.start();
    installation = await Installation.start({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint, LOG_LEVEL: 'debug' });
    dora = await Person.signUp(installation.origin, 'Dora');
    project = await dora.createProject('Seen through');
  });
  test.afterAll(async () => {
    await installation.stop();
    await collector.stop();
  });

  test('one trace leads from a request to its take, through both servers', async () => {
    const node = id();
    await dora.call('POST', `/projects/${project}/commands`, {
      commands: [{ name: 'createNodes', args: { nodes: [{ id: node, type: 'shot-still', pos: [0, 0] }] } }],
    });
    await dora.call('POST', `/projects/${project}/requests`, { node });
    const legs = [
      'request',
      'queue runs',
      'wait for a runner',
      'run',
      'execute',
      'make poster',
      'write outcome',
      'apply outcome',
    ];
    const ofRequest = (): CollectedSpan[] => {
      const root = collector.spans.find(
        ({ name, attributes }) => name === 'request' && attributes.get('dailies.project') === project,
      );
      return collector.spans.filter(({ trace }) => trace === root?.trace);
    };
    await expect
      .poll(() => legs.filter((leg) => !ofRequest().some(({ name }) => name === leg)), { timeout: 30_000 })
      .toEqual([]);
    const spans = ofRequest();
    expect(new Set(spans.map(({ service }) => service))).toEqual(new Set(['sync-server', 'job-runner']));
    expect(spans.find(({ name }) => name === 'run')?.attributes.get('dailies.project')).toBe(project);
    // Each hangs on another of the same trace, up to the request that asked for it.
    const ids = new Set(spans.map((span) => span.id));
    expect(spans.filter(({ parent }) => parent !== '' && !ids.has(parent))).toEqual([]);
    expect(spans.find(({ name }) => name === 'execute')?.durationMs).toBeGreaterThan(1);
  });

  test('lines of log have the ids of what they are about, and no secret', async () => {
    const asked = await fetch(`${installation.origin}/api/v1/projects/${project}`, {
      headers: { 'authorization': `Bearer ${dora.token}`, 'x-request-id': 'seen-1' },
    });
    expect(asked.headers.get('x-request-id')).toBe('seen-1');
    const odd = await fetch(`${installation.origin}/healthz`, { headers: { 'x-request-id': 'two words' } });
    expect(odd.headers.get('x-request-id')).toMatch(/^[a-z0-9]{20}$/);
    const me = await dora.call('GET', '/me');
    const log = await readFile(join(installation.folder, 'logs/sync-server.log'), 'utf8');
    const line = log.split('\n').find((text) => text.includes('"request":"seen-1"')) ?? '{}';
    expect(JSON.parse(line)).toMatchObject({
      name: 'sync-server',
      msg: 'request',
      project,
      user: me['id'],
      route: '/api/v1/projects/:project',
      status: 200,
    });
    const runner = await readFile(join(installation.folder, 'logs/job-runner.log'), 'utf8');
    for (const secret of [dora.token, dora.password, dora.email]) expect(log + runner).not.toContain(secret);
  });

  test('Prometheus is told of connections, documents, verdicts, appends and the queue', async () => {
    const metrics = await (await fetch(`${installation.origin}/metrics`)).text();
    for (const name of [
      'dailies_connections',
      'dailies_document_update_bytes_bucket',
      'dailies_document_append_seconds_count',
      'dailies_document_load_seconds_count',
      'dailies_storage_away_seconds 0',
      'dailies_runs{state="queued"} ',
      'dailies_runs_oldest_queued_seconds ',
      'dailies_outcomes_waiting ',
      'dailies_document_verdicts_total',
    ]) {
      expect(metrics).toContain(name);
    }
    expect(metrics).toMatch(/^dailies_documents_open [1-9]/m);
    const ready = await fetch(`${installation.origin}/readyz`);
    expect(await ready.json()).toEqual({
      status: 'ready',
      database: true,
      store: true,
      queue: true,
      edits: true,
      runner: true,
    });
  });
});
