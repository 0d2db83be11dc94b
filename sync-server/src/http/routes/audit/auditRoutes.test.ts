import { AuditEvent, Me, pageOf, Problem } from '@dailies/shared/http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TestApp, type TestPerson, type TestProject } from '../../../testing/TestApp.ts';

const Page = pageOf(AuditEvent);

let app: TestApp;
let owner: TestPerson;
let project: TestProject;
let artist: TestPerson;
beforeAll(async () => {
  app = await TestApp.start();
  owner = await app.person();
  project = await app.project(owner, '=Harbour, at "Night"');
  artist = await project.join('artist');
  await owner.call('PATCH', `/projects/${project.id}/members/${artist.id}`, { role: 'reviewer' });
  await owner.call('PATCH', `/projects/${project.id}`, { name: 'Harbour' });
  await owner.call('POST', `/projects/${project.id}/archive`);
  await owner.call('POST', `/projects/${project.id}/restore`);
  await app.fetch('POST', '/api/v1/auth/token', { email: artist.email, password: 'wrong password' });
});
afterAll(() => app.stop());

const read = async (person: TestPerson, path: string) => Page.parse(await (await person.call('GET', path)).json());

describe("a project's audit log", () => {
  test('tells who did what, newest first, and nothing of other projects', async () => {
    const other = await app.project(owner, 'Elsewhere');
    const { items } = await read(owner, `/projects/${project.id}/audit`);
    expect(items.map(({ action }) => action)).toEqual([
      'project.restored',
      'project.archived',
      'project.renamed',
      'member.role-changed',
      'member.added',
      'invite.used',
      'invite.created',
      'project.created',
    ]);
    expect(items[3]).toMatchObject({
      actor: { id: owner.id, name: 'Person 1', email: owner.email },
      subject: artist.id,
      subjectName: 'Person 2',
      details: { from: 'artist', to: 'reviewer' },
    });
    expect((await read(owner, `/projects/${other.id}/audit`)).items).toHaveLength(1);
  });

  test('is filtered by person, action and time, and comes in pages', async () => {
    const at = `/projects/${project.id}/audit`;
    const ofArtist = await read(owner, `${at}?person=${artist.id}`);
    expect(ofArtist.items.map(({ action }) => action)).toEqual(['member.role-changed', 'member.added', 'invite.used']);
    expect((await read(owner, `${at}?action=project.renamed`)).items).toHaveLength(1);
    expect((await read(owner, `${at}?until=2020-01-01T00:00:00Z`)).items).toEqual([]);
    const seen: number[] = [];
    let cursor = '';
    do {
      const page = await read(owner, `${at}?limit=3${cursor}`);
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.next === null ? '' : `&cursor=${page.next}`;
    } while (cursor !== '');
    expect(seen).toHaveLength(8);
    expect([...seen].sort((a, b) => b - a)).toEqual(seen);
    for (const wrong of ['action=nothing', 'from=yesterday', 'cursor=abc']) {
      const refused = await owner.call('GET', `${at}?${wrong}`);
      expect(Problem.parse(await refused.json()).code).toBe('invalid-input');
    }
  });

  test('is for directors only', async () => {
    const stranger = await (await app.project(owner)).join('director');
    for (const path of ['audit', 'audit/export']) {
      expect((await artist.call('GET', `/projects/${project.id}/${path}`)).status).toBe(403);
      expect((await stranger.call('GET', `/projects/${project.id}/${path}`)).status).toBe(404);
    }
  });
});

describe("the installation's audit log", () => {
  test('tells of sign-ups, tokens and failed sign-ins, without what was typed', async () => {
    const { items } = await read(owner, '/audit?action=sign-in.failed');
    expect(items).toMatchObject([{ actor: null, subject: artist.id, details: { by: 'password', known: true } }]);
    const all = JSON.stringify((await read(owner, '/audit?limit=200')).items);
    expect(all).toContain('account.created');
    expect(all).toContain('token.created');
    expect(all).not.toContain('wrong password');
    expect(all).not.toContain(artist.token);
  });

  test('is for the owner only, whatever role somebody has', async () => {
    expect(Me.parse(await (await artist.call('GET', '/me')).json()).installationOwner).toBe(false);
    for (const path of ['/audit', '/audit/export']) expect((await artist.call('GET', path)).status).toBe(403);
  });
});

describe('an export', () => {
  test('as CSV defuses what a spreadsheet would compute', async () => {
    const answer = await owner.call('GET', `/projects/${project.id}/audit/export?format=csv`);
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="audit-log.csv"');
    await owner.call('PATCH', `/projects/${project.id}`, { name: '=1+1' });
    const text = await (await owner.call('GET', `/projects/${project.id}/audit/export?action=project.created`)).text();
    const [head, line, end] = text.split('\r\n');
    expect(head).toMatch(/^id,at,actor,/);
    expect(line).toContain(`,'=1+1,`);
    expect(end).toBe('');
  });

  test('as JSON lines holds what the list holds, over many parts', async () => {
    await app.database.sql`
      INSERT INTO audit_events (action, project_id) SELECT 'sign-out', ${project.id} FROM generate_series(1, 2500)`;
    const answer = await owner.call('GET', `/projects/${project.id}/audit/export?format=jsonl&action=sign-out`);
    const lines = (await answer.text()).trimEnd().split('\n');
    const ids = lines.map((line) => AuditEvent.parse(JSON.parse(line)).id);
    expect(new Set(ids).size).toBe(2500);
    expect((await read(owner, `/projects/${project.id}/audit?action=audit.exported`)).items.length).toBeGreaterThan(0);
  });
});
