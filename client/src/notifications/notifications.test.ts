import { Notification } from '@dailies/shared/http';
import { describe, expect, test } from 'vitest';
import { addressOfNotification } from './addressOfNotification.ts';
import { byDay } from './byDay.ts';
import { sayNotification } from './sayNotification.ts';

const notification = (kind: string, subject: object): Notification =>
  Notification.parse({
    id: 'n',
    kind,
    at: '2026-03-02T10:00:00.000Z',
    readAt: null,
    project: { id: 'film', name: 'Harbour' },
    actor: { id: 'dora', name: 'Dora' },
    subject,
  });

const shot = { node: 'sh010', title: 'SH010' };
const take = { ...shot, take: 't1', number: 3 };

test.each([
  ['mention', { ...shot, comment: 'c' }, 'mentions you on SH010', '/p/film?node=sh010&comment=c'],
  ['mention', { comment: 'c' }, 'mentions you on the canvas', '/p/film?comment=c'],
  ['reply', { ...take, comment: 'c' }, 'answers on SH010, take 3', '/p/film/takes/t1?comment=c'],
  ['comment', { ...take, comment: 'c' }, 'comments on SH010, take 3', '/p/film/takes/t1?comment=c'],
  ['assigned', shot, 'assigns SH010 to you', '/p/film?node=sh010'],
  ['takes-ready', { ...take, count: 1 }, 'SH010: your take is ready', '/p/film/takes/t1'],
  ['takes-ready', { ...take, count: 4 }, 'SH010: your 4 takes are ready', '/p/film/takes/t1'],
  ['takes-failed', shot, 'SH010: your request failed', '/p/film?node=sh010'],
  ['held', shot, 'SH010: your request waits to be confirmed', '/p/film?node=sh010'],
  ['verdict', { ...take, verdict: 'changes' }, 'asks for changes to take 3 of SH010', '/p/film/takes/t1'],
  ['role', { role: 'artist' }, 'makes you an artist of Harbour', '/p/film'],
  ['joined', { role: 'reviewer' }, 'joins Harbour as a reviewer', '/p/film/members'],
  ['webhook-off', { text: 'Gone.' }, 'A webhook of Harbour was turned off', '/p/film/webhooks'],
])('%s: %j', (kind, subject, sentence, address) => {
  const one = notification(kind, subject);
  expect(sayNotification(one)).toBe(sentence);
  expect(addressOfNotification(one)).toBe(address);
});

describe('days', () => {
  const at = (text: string) => ({ at: new Date(text).toISOString() });

  test('are those of the clock here, newest first', () => {
    const now = new Date('2026-03-04T09:00:00').getTime();
    const items = [
      at('2026-03-04T08:00:00'),
      at('2026-03-04T00:01:00'),
      at('2026-03-03T23:59:00'),
      at('2026-03-02T12:00:00'),
      at('2025-12-31T12:00:00'),
    ];
    expect(byDay(items, now).map(({ title, items: members }) => [title, members.length])).toEqual([
      ['Today', 2],
      ['Yesterday', 1],
      ['Monday 2 March', 1],
      ['Wednesday 31 December 2025', 1],
    ]);
  });

  test('a clock that is ahead of this one is today', () => {
    expect(byDay([at('2026-03-05T08:00:00')], new Date('2026-03-04T23:00:00').getTime())[0]?.title).toBe('Today');
  });
});
