import { addTake, putRunFact } from '@dailies/shared/commands';
import { NotificationPage, type Notification } from '@dailies/shared/http';
import {
  CommentId,
  NodeId,
  type ProjectId,
  RequestId,
  type RunId,
  runIdOf,
  type TakeId,
  takeIdOf,
} from '@dailies/shared/ids';
import { writeMention } from '@dailies/shared/mentions';
import type { RunState } from '@dailies/shared/runs';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Browser } from '../collaboration/testing/TestCollaboration.ts';
import { until } from '../collaboration/testing/TestCollaboration.ts';
import { actIn, LiveApp, type LivePerson } from '../testing/LiveApp.ts';
import { NotificationFeed } from './NotificationFeed.ts';

let app: LiveApp;
let feed: NotificationFeed;
let project: ProjectId;
let dora: LivePerson;
let arne: LivePerson;
let vera: LivePerson;
let rolf: LivePerson;
let ofDora: Browser;
let ofArne: Browser;
let count = 0;

const node = NodeId.parse('sh010');
const newFeed = (): NotificationFeed =>
  new NotificationFeed({ sql: app.sql, log: pino({ level: 'silent' }), now: Date.now });

beforeAll(async () => {
  app = await LiveApp.start();
  feed = newFeed();
  app.collaboration.collaboration.onOpened((opened, live) => feed.follow(opened, live));
});
afterAll(async () => {
  await feed.close();
  await app.stop();
});
beforeEach(async () => {
  count += 1;
  [dora, rolf] = [await app.person('Dora'), await app.person('Rolf')];
  project = await app.collaboration.project(dora.id);
  arne = await app.member(project, 'artist', 'Arne');
  vera = await app.member(project, 'viewer', 'Vera');
  [ofDora, ofArne] = [await app.browser(project, dora), await app.browser(project, arne)];
  actIn(ofDora, dora, 'director', 'createNodes', {
    nodes: [{ id: node, type: 'shot-still', pos: [0, 0], title: 'SH010' }],
  });
  await ofDora.saved();
});

const asDora = (name: string, args: unknown): void => actIn(ofDora, dora, 'director', name, args);
const asArne = (name: string, args: unknown): void => actIn(ofArne, arne, 'artist', name, args);

const told = async (person: LivePerson): Promise<readonly Notification[]> =>
  (await person.ask(NotificationPage, 'GET', '/notifications')).items;

/** Waits until somebody was told of so much; answers it, the newest first. */
async function toldOf(person: LivePerson, many: number): Promise<readonly Notification[]> {
  await until(async () => (await told(person)).length >= many, `${many} for ${person.id}`);
  return told(person);
}

/** Asks for takes and lets them end, as the dispatcher writes it. */
async function makeTakes(by: Browser, person: LivePerson, ends: readonly RunState[]): Promise<readonly TakeId[]> {
  const request = RequestId.parse(`request${count}-${ends.join('-')}`);
  actIn(by, person, 'director', 'requestTakes', {
    id: request,
    node,
    kind: 'generate',
    variations: ends.length,
    recipe: null,
  });
  await by.saved();
  const takes: TakeId[] = [];
  for (const [variation, state] of ends.entries()) {
    const run: RunId = runIdOf(request, variation);
    const take = takeIdOf(run);
    await app.collaboration.collaboration.change(project, (doc) => {
      if (state === 'succeeded') {
        addTake(doc, take, {
          node,
          kind: 'image',
          media: 'a'.repeat(64) as never,
          poster: 'b'.repeat(64) as never,
          width: 64,
          height: 64,
          frames: 1,
          fps: [24, 1],
          recipe: 'c'.repeat(32) as never,
          seed: 1,
          pipeline: 'previs@1',
          by: person.id,
          at: Date.now(),
        });
        takes.push(take);
      }
      const error = state === 'failed' || state === 'held' ? { error: 'The lamp broke.' } : {};
      const of = state === 'succeeded' ? { take } : {};
      putRunFact(doc, run, { request, node, variation, state, ...error, ...of });
    });
  }
  return takes;
}

describe('somebody is told', () => {
  test('who mentions them, and nobody of what they wrote themselves', async () => {
    const both = `${writeMention({ of: 'user', id: arne.id, name: 'Arne' })} and ${writeMention({ of: 'user', id: dora.id, name: 'Dora' })}`;
    asDora('addComment', { id: 'c1', anchor: { on: 'node', node }, body: `Look, ${both}` });
    expect(await toldOf(arne, 1)).toMatchObject([
      {
        kind: 'mention',
        readAt: null,
        project: { id: project },
        actor: { id: dora.id, name: 'Dora' },
        subject: { node, title: 'SH010', comment: 'c1', text: 'Look, @Arne and @Dora' },
      },
    ]);
    expect(await told(dora)).toEqual([]);
    expect(await told(vera)).toEqual([]);
  });

  test('who answers in a thread of theirs, once, and at once', async () => {
    asArne('addComment', { id: 'begin', anchor: { on: 'canvas', pos: [0, 0] }, body: 'Too dark?' });
    await ofArne.saved();
    await until(() => ofDora.doc.getMap('comments').size === 1, 'the comment arrives');
    ofArne.stateless.length = 0;
    asDora('addComment', { id: 'answer', anchor: { on: 'canvas', pos: [0, 0] }, body: 'A little.', parent: 'begin' });
    expect(await toldOf(arne, 1)).toMatchObject([{ kind: 'reply', subject: { comment: 'answer', text: 'A little.' } }]);
    await until(
      () => ofArne.stateless.some((message) => message.includes('"notification"')),
      'the browser hears of it',
    );
    expect(ofDora.stateless.some((message) => message.includes('"notification"'))).toBe(false);
  });

  test('who comments on a shot that they are assigned to, or on a take that they asked for', async () => {
    asDora('setAssignee', { node, user: arne.id, assigned: true });
    await toldOf(arne, 1);
    asDora('addComment', { id: 'on-shot', anchor: { on: 'node', node }, body: 'Lower, please.' });
    expect(await toldOf(arne, 2)).toMatchObject([{ kind: 'comment' }, { kind: 'assigned' }]);
    const [take] = await makeTakes(ofDora, dora, ['succeeded']);
    await toldOf(dora, 1);
    await until(() => ofArne.doc.getMap('takes').size === 1, 'the take arrives');
    asArne('addComment', { id: 'on-take', anchor: { on: 'take', take }, body: 'Nice.' });
    expect((await toldOf(dora, 2))[0]).toMatchObject({
      kind: 'comment',
      actor: { id: arne.id },
      subject: { take, number: 1, title: 'SH010', poster: 'b'.repeat(64), comment: 'on-take' },
    });
  });

  test('who assigns them, each time anew', async () => {
    asDora('setAssignee', { node, user: arne.id, assigned: true });
    expect(await toldOf(arne, 1)).toMatchObject([
      { kind: 'assigned', actor: { id: dora.id }, subject: { node, title: 'SH010' } },
    ]);
    asDora('setAssignee', { node, user: arne.id, assigned: false });
    asDora('setAssignee', { node, user: dora.id, assigned: true });
    asDora('setAssignee', { node, user: arne.id, assigned: true });
    expect(await toldOf(arne, 2)).toHaveLength(2);
    expect(await told(dora)).toEqual([]);
  });

  test('that the takes of a request are ready, once and when all of them are', async () => {
    const [first] = await makeTakes(ofDora, dora, ['succeeded', 'failed', 'succeeded']);
    expect(await toldOf(dora, 1)).toMatchObject([
      { kind: 'takes-ready', actor: null, subject: { take: first, count: 2, poster: 'b'.repeat(64) } },
    ]);
  });

  test('that takes failed, or that a request waits to be confirmed; of a cancelled one nothing', async () => {
    await makeTakes(ofDora, dora, ['failed', 'cancelled']);
    expect(await toldOf(dora, 1)).toMatchObject([{ kind: 'takes-failed', subject: { text: 'The lamp broke.' } }]);
    await makeTakes(ofDora, dora, ['held']);
    expect((await toldOf(dora, 2))[0]).toMatchObject({ kind: 'held', subject: { node, text: 'The lamp broke.' } });
    await makeTakes(ofDora, dora, ['cancelled', 'cancelled']);
    await feed.settle(project);
    expect(await told(dora)).toHaveLength(2);
  });

  test('which verdict their take got', async () => {
    const [take] = await makeTakes(ofDora, dora, ['succeeded']);
    await toldOf(dora, 1);
    await until(() => ofArne.doc.getMap('takes').size === 1, 'the take arrives');
    asDora('setVerdict', { take, verdict: 'approve' });
    asArne('setVerdict', { take, verdict: 'changes' });
    expect(await toldOf(dora, 2)).toMatchObject([
      { kind: 'verdict', actor: { id: arne.id }, subject: { take, verdict: 'changes' } },
      { kind: 'takes-ready' },
    ]);
  });

  test('of a project that everybody left for a moment, and whose end is told after it was opened anew', async () => {
    // As when a network blinks: the document of before is folded away while the next one is open.
    feed.closed(project);
    await ofDora.saved();
    await new Promise((resolve) => setTimeout(resolve, 200));
    asDora('setAssignee', { node, user: arne.id, assigned: true });
    expect(await toldOf(arne, 1)).toMatchObject([{ kind: 'assigned' }]);
  });

  test('that they have another role, and whoever invited that somebody came', async () => {
    await dora.call('PATCH', `/projects/${project}/members/${arne.id}`, { role: 'producer' });
    expect(await toldOf(arne, 1)).toMatchObject([
      { kind: 'role', actor: { id: dora.id }, subject: { role: 'producer' } },
    ]);
    const invite = await dora.call('POST', `/projects/${project}/invites`, { role: 'reviewer' });
    const { secret } = (await invite.json()) as { secret: string };
    expect((await rolf.call('POST', `/invites/${secret}`)).status).toBe(200);
    expect(await toldOf(dora, 1)).toMatchObject([
      { kind: 'joined', actor: { id: rolf.id }, subject: { role: 'reviewer' } },
    ]);
  });
});

describe('nobody is told', () => {
  test('of a project that they are no member of', async () => {
    asDora('addComment', {
      id: 'c2',
      anchor: { on: 'node', node },
      body:
        writeMention({ of: 'user', id: rolf.id, name: 'Rolf' }) + writeMention({ of: 'user', id: arne.id, name: 'A' }),
    });
    await toldOf(arne, 1);
    expect(await told(rolf)).toEqual([]);
    // Nor of one that they have left since.
    await dora.call('DELETE', `/projects/${project}/members/${arne.id}`);
    const page = await arne.ask(NotificationPage, 'GET', '/notifications');
    expect(page).toEqual({ items: [], next: null, unread: 0 });
  });

  test('of a kind that they do not want', async () => {
    await arne.call('PUT', '/notifications/settings', { muted: ['assigned'] });
    asDora('setAssignee', { node, user: arne.id, assigned: true });
    asDora('addComment', { id: 'c3', anchor: { on: 'node', node }, body: 'Lower.' });
    expect(await toldOf(arne, 1)).toMatchObject([{ kind: 'comment' }]);
    await feed.settle(project);
    expect(await told(arne)).toHaveLength(1);
  });

  test('of what a branch was born with', async () => {
    asDora('setAssignee', { node, user: arne.id, assigned: true });
    asDora('addComment', { id: 'c4', anchor: { on: 'node', node }, body: 'Lower.' });
    await toldOf(arne, 2);
    const made = await dora.call('POST', `/projects/${project}/branches`, { name: 'Another ending' });
    expect(made.status).toBe(201);
    const { id: branch } = (await made.json()) as { id: ProjectId };
    await feed.settle(branch);
    expect((await told(arne)).every((one) => one.project.id === project)).toBe(true);
  });
});

describe('what was told', () => {
  test('is not told again when the log is looked at anew, and what nobody looked at is told then', async () => {
    asDora('setAssignee', { node, user: arne.id, assigned: true });
    asDora('addComment', { id: 'c5', anchor: { on: 'node', node }, body: 'Lower.' });
    await makeTakes(ofArne, arne, ['succeeded']);
    const before = await toldOf(arne, 3);
    await arne.call('POST', '/notifications/read');
    // As a server that died: nothing was noted, and the last of it was never told.
    await app.sql`DELETE FROM notifications WHERE id = ${before.find(({ kind }) => kind === 'assigned')?.id ?? ''}`;
    await app.sql`UPDATE notification_progress SET seen_at = now() - interval '1 hour' WHERE project_id = ${project}`;
    const next = newFeed();
    await app.collaboration.collaboration.read(project, (doc) => next.follow(project, doc));
    await until(async () => (await told(arne)).length === 3, 'the one that was lost');
    await next.settle(project);
    await next.close();
    const after = await told(arne);
    expect(after.map(({ id }) => id).sort()).toEqual(before.map(({ id }) => id).sort());
    expect(after.filter(({ readAt }) => readAt === null).map(({ kind, actor }) => [kind, actor?.id])).toEqual([
      ['assigned', dora.id],
    ]);
  });

  test('a comment that was deleted meanwhile is told to nobody', async () => {
    const id = CommentId.parse('c6');
    asDora('setAssignee', { node, user: arne.id, assigned: true });
    asDora('addComment', { id, anchor: { on: 'node', node }, body: 'Lower.' });
    await toldOf(arne, 2);
    asDora('deleteComment', { id });
    await ofDora.saved();
    await app.sql`DELETE FROM notifications WHERE user_id = ${arne.id}`;
    await app.sql`UPDATE notification_progress SET seen_at = now() - interval '1 hour' WHERE project_id = ${project}`;
    const next = newFeed();
    await app.collaboration.collaboration.read(project, (doc) => next.follow(project, doc));
    expect(await toldOf(arne, 1)).toMatchObject([{ kind: 'assigned' }]);
    await next.close();
    expect(await told(arne)).toHaveLength(1);
  });
});
