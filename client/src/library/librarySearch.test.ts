import { AssetContent, type AssetKind } from '@dailies/shared/assets';
import type { Asset } from '@dailies/shared/http';
import { AssetId, UserId } from '@dailies/shared/ids';
import { describe, expect, it } from 'vitest';
import { LibrarySearch, shownAssets, tagsOf } from './librarySearch.ts';

const asset = (name: string, kind: AssetKind, tags: string[], more: Partial<Asset> = {}): Asset => ({
  id: AssetId.parse(name.replaceAll(/\W/g, '-')),
  kind,
  project: null,
  tags,
  archivedAt: null,
  version: 1,
  content: AssetContent.parse({ name, description: `About ${name}` }),
  hash: 'a'.repeat(32),
  by: UserId.parse('dora'),
  at: '2026-01-01T00:00:00.000Z',
  ...more,
});
const ALL = [
  asset('Tomas', 'character', ['coast']),
  asset('Inés', 'character', ['coast', 'lead']),
  asset('Quay', 'location', []),
  asset('Old quay', 'location', ['coast'], { archivedAt: '2026-01-02T00:00:00.000Z' }),
];
const names = (search: LibrarySearch) => shownAssets(ALL, search).map(({ content }) => content.name);

describe('what the library shows', () => {
  it('is what is offered, by name', () => expect(names({})).toEqual(['Inés', 'Tomas', 'Quay'].sort()));

  it.each([
    [{ q: 'ines' }, ['Inés']],
    [{ q: ' about  QUAY ' }, ['Quay']],
    [{ q: 'lead' }, ['Inés']],
    [{ kind: 'location' }, ['Quay']],
    [{ tag: 'coast' }, ['Inés', 'Tomas']],
    [{ archived: true }, ['Old quay']],
    [{ q: 'nobody' }, []],
  ] as const)('%o finds %j', (search, expected) => expect(names(search)).toEqual(expected));

  it('takes what it does not know for nothing', () =>
    expect(LibrarySearch.parse({ kind: 'animal', q: 'x', archived: 'no' })).toEqual({ q: 'x' }));
});

it('counts tags, the most used first', () =>
  expect(tagsOf(ALL)).toEqual([
    { tag: 'coast', count: 3 },
    { tag: 'lead', count: 1 },
  ]));
