import { TimelineEntry } from '@dailies/shared/http';
import { expect, it } from 'vitest';
import { entryEvents } from './entryEvents.ts';

const at = (minutes: number): number => Date.parse('2026-11-21T10:00:00.000Z') + minutes * 60_000;

const entry = (user: string | null, ...summary: object[]) =>
  TimelineEntry.parse({
    id: '7',
    user,
    from: '2026-11-21T10:00:00.000Z',
    to: '2026-11-21T10:05:00.000Z',
    edits: 3,
    summary: summary.map((part) => ({ kind: 'changed', count: 1, names: [], nodes: [], ...part })),
  });

it('tells a verdict and stars of one take as one thing, and what was taken back', () => {
  const said = [
    { id: 't1:rita:verdict', value: 'approve', at: '2026-11-21T10:01:00.000Z' },
    { id: 't1:rita:rating', value: 4, at: '2026-11-21T10:02:00.000Z' },
    { id: 't2:rita:verdict', value: null },
  ];
  expect(entryEvents([entry('rita', { root: 'reviews', kind: 'added', count: 3, said })])).toMatchObject([
    { kind: 'verdict', id: 'verdict:7:t1', by: 'rita', take: 't1', verdict: 'approve', rating: 4, atMs: at(2) },
    { kind: 'verdict', id: 'verdict:7:t2', take: 't2', verdict: null, atMs: at(5) },
  ]);
});

it('tells which threads were resolved, and leaves new comments and requests to the document', () => {
  const events = entryEvents([
    entry(
      'dora',
      { root: 'comments', said: [{ id: 'c1', value: true }] },
      { root: 'comments', kind: 'added' },
      { root: 'requests', kind: 'added' },
    ),
  ]);
  expect(events).toMatchObject([{ kind: 'resolved', comment: 'c1', isResolved: true }]);
  expect(events).toHaveLength(1);
});

it('tells everything else as an edit, also comments whose words changed, and what is older than what was said', () => {
  const [edit, ...none] = entryEvents([
    entry(
      'dora',
      { root: 'nodes', names: ['Wide'] },
      { root: 'comments', count: 2, said: [{ id: 'c1', value: true }] },
      { root: 'reviews', count: 2 },
    ),
  ]).filter(({ kind }) => kind === 'edit');
  expect(none).toEqual([]);
  expect(edit).toMatchObject({ by: 'dora', parts: [{ root: 'nodes' }, { root: 'comments' }, { root: 'reviews' }] });
});

it('puts edits where the last of them was, not at the end of the entry', () => {
  const parts = ['01', '03'].map((minute) => ({ root: 'nodes', at: `2026-11-21T10:${minute}:00.000Z` }));
  expect(entryEvents([entry('dora', ...parts)])).toMatchObject([{ kind: 'edit', atMs: at(3) }]);
});

it('tells what Dailies itself did', () => {
  expect(entryEvents([entry(null, { root: 'tracking' })])).toMatchObject([{ kind: 'edit', id: 'edit:7', by: null }]);
});
