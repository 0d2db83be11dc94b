import { DEFAULT_STATUSES, type Status } from '@dailies/shared/document';
import { NodeId, TakeId, UserId } from '@dailies/shared/ids';
import { expect, test } from 'vitest';
import { isOverdue, reviewOrder, reviewQueue, type Shot } from './Shot.ts';
import { keepUnchanged } from './ShotList.ts';
import { arrangeShots } from './arrangeShots.ts';
import { isFiltered, NOBODY, NO_FILTERS, ShotsSearch } from './shotsSearch.ts';

const statusOf = (id: string): Status => {
  const status = DEFAULT_STATUSES.find((one) => one.id === id);
  if (status === undefined) throw new Error(`There is no status "${id}".`);
  return status;
};

const shot = (title: string, parts: Partial<Omit<Shot, 'status'>> & { status?: string } = {}): Shot => ({
  node: NodeId.parse(title.replaceAll(' ', '-')),
  title,
  typeTitle: 'Shot still',
  due: undefined,
  assignees: [],
  isLocked: false,
  takes: [],
  shown: undefined,
  isPicked: false,
  verdicts: { approve: 0, changes: 0, reject: 0 },
  unseen: [],
  ...parts,
  status: statusOf(parts.status ?? 'todo'),
});

const ada = UserId.parse('ada');
const SHOTS = [
  shot('Shot 10', { status: 'done', due: '2026-03-01' }),
  shot('Shot 9', { status: 'wip', assignees: [ada] }),
  shot('Lighthouse', { due: '2026-02-01' }),
];
const titles = (search: ShotsSearch) =>
  arrangeShots(SHOTS, search, DEFAULT_STATUSES, '2026-02-25').map(({ title }) => title);

test('are as on the canvas where nothing is asked', () => {
  expect(titles({})).toEqual(['Shot 10', 'Shot 9', 'Lighthouse']);
  expect(titles({ desc: true })).toEqual(['Lighthouse', 'Shot 9', 'Shot 10']);
});

test('are found by words, status and people', () => {
  expect(titles({ q: ' LIGHT ' })).toEqual(['Lighthouse']);
  expect(titles({ status: 'wip' })).toEqual(['Shot 9']);
  expect(titles({ who: ada })).toEqual(['Shot 9']);
  expect(titles({ who: NOBODY, q: 'shot' })).toEqual(['Shot 10']);
  expect(titles({ status: 'gone' })).toEqual([]);
});

test('are sorted by title as people count, by status as the project has them', () => {
  expect(titles({ sort: 'title' })).toEqual(['Lighthouse', 'Shot 9', 'Shot 10']);
  expect(titles({ sort: 'status' })).toEqual(['Lighthouse', 'Shot 9', 'Shot 10']);
  expect(titles({ sort: 'status', desc: true })).toEqual(['Shot 10', 'Shot 9', 'Lighthouse']);
});

test('without a date come last, whichever way', () => {
  expect(titles({ sort: 'due' })).toEqual(['Lighthouse', 'Shot 10', 'Shot 9']);
  expect(titles({ sort: 'due', desc: true })).toEqual(['Shot 10', 'Lighthouse', 'Shot 9']);
});

test('an address with nonsense in it is read as far as it makes sense', () => {
  expect(ShotsSearch.parse({ sort: 'colour', q: 7, who: 'ada', desc: 'yes' })).toEqual({ who: 'ada' });
});

test('a shot is overdue until it is done', () => {
  expect(isOverdue(shot('a', { due: '2026-01-01' }), '2026-01-02')).toBe(true);
  expect(isOverdue(shot('a', { due: '2026-01-02' }), '2026-01-02')).toBe(false);
  expect(isOverdue(shot('a', { due: '2026-01-01', status: 'done' }), '2026-01-02')).toBe(false);
  expect(isOverdue(shot('a'), '2026-01-02')).toBe(false);
});

test('what did not change is the same object', () => {
  const [first, second] = [shot('one'), shot('two')];
  const now = keepUnchanged([first, second], [shot('two'), shot('one', { takes: [TakeId.parse('t')] })]);
  expect(now[0]).toBe(second);
  expect(now[1]).not.toBe(first);
  expect(now[1]?.takes).toEqual(['t']);
});

test('are found by when they are due: late and not done, this week, never', () => {
  expect(titles({ due: 'overdue' })).toEqual(['Lighthouse']);
  expect(titles({ due: 'week' })).toEqual(['Shot 10']);
  expect(titles({ due: 'none' })).toEqual(['Shot 9']);
  expect(titles({ due: 'none', who: NOBODY })).toEqual([]);
});

test('are to review where they wait for approval, or a take for the reader’s verdict', () => {
  const take = (id: string) => TakeId.parse(id);
  const shots = [
    shot('a', { status: 'wip', takes: [take('a0'), take('a1'), take('a2')], unseen: [take('a1'), take('a2')] }),
    shot('b', { status: 'wfa', takes: [take('b1')], unseen: [take('b1')] }),
    shot('c', { status: 'wfa' }),
    shot('d', { status: 'done' }),
  ];
  const found = arrangeShots(shots, { review: true }, DEFAULT_STATUSES, '2026-02-25');
  expect(found.map(({ title }) => title)).toEqual(['a', 'b', 'c']);
  expect(reviewQueue(shots)).toEqual(['b1', 'a2', 'a1']);
  expect(reviewOrder(shots)).toEqual(['b1', 'a2', 'a1', 'a0']);
});

test('taking every filter off keeps the view and the order', () => {
  const search: ShotsSearch = {
    view: 'board',
    sort: 'due',
    q: 'a',
    status: 'wip',
    who: ada,
    due: 'week',
    review: true,
  };
  expect(isFiltered(search)).toBe(true);
  expect(isFiltered({ ...search, ...NO_FILTERS })).toBe(false);
  expect({ ...search, ...NO_FILTERS }).toMatchObject({ view: 'board', sort: 'due' });
});
