import { AssetId } from '@dailies/shared/ids';
import { Sha256 } from '@dailies/shared/media';
import { expect, test } from 'vitest';
import { carried, namedBy, sayCarried } from './carryOver.ts';

const asset = (id: string) => AssetId.parse(id);
const file = (digit: string) => Sha256.parse(digit.repeat(64));
const NODES = [
  { type: 'character', title: 'Mira', params: { asset: 'a-mira', version: 3 } },
  { type: 'location', title: 'Quay', params: { asset: 'a-quay', version: 'latest' } },
  {
    type: 'prompt',
    title: 'Words',
    params: { text: '@[Mira](character:a-mira) and @[Ada](user:ada), @[Noir](style:a-noir)' },
  },
  { type: 'clip', title: 'Pier', params: { media: 'a'.repeat(64), poster: 'b'.repeat(64), name: 'pier.mp4' } },
  { type: 'picture', title: 'Empty', params: { media: null } },
  { type: 'text-overlay', title: 'Title', params: { text: 'e'.repeat(64), font: 'f'.repeat(64) } },
  // A word in a text is no file.
  { type: 'note', title: 'Hash', params: { text: 'c'.repeat(64) } },
];
const DRAWING = { assets: [{ props: { src: `asset:${'d'.repeat(64)}` } }] };

test('what nodes and drawings name is found: assets at their versions, mentions, files and posters', () => {
  expect(namedBy(NODES, DRAWING)).toEqual({
    assets: [
      { id: 'a-mira', version: 3 },
      { id: 'a-quay', version: 'latest' },
      { id: 'a-noir', version: 'latest' },
    ],
    media: [file('a'), file('b'), file('f'), file('d')],
  });
  expect(namedBy([], null)).toEqual({ assets: [], media: [] });
});

test('pasted nodes name the copies, and go without what did not come', () => {
  const { nodes, without } = carried(NODES, {
    assets: [
      { from: asset('a-mira'), id: asset('b-mira'), isNew: true },
      { from: asset('a-noir'), id: asset('a-noir'), isNew: false },
    ],
    media: [{ sha256: file('a'), isNew: true }],
  });
  expect(nodes.map(({ params }) => params)).toEqual([
    { asset: 'b-mira', version: 'latest' },
    { asset: null, version: 'latest' },
    { text: '@[Mira](character:b-mira) and @[Ada](user:ada), @[Noir](style:a-noir)' },
    { media: file('a'), poster: null, name: 'pier.mp4' },
    { media: null },
    { text: 'e'.repeat(64), font: null },
    { text: 'c'.repeat(64) },
  ]);
  expect(without).toEqual(['Quay', 'Pier', 'Title']);
});

test('an asset that the project sees as it is keeps its version', () => {
  const [node] = carried(NODES, {
    assets: [{ from: asset('a-mira'), id: asset('a-mira'), isNew: false }],
    media: [],
  }).nodes;
  expect(node?.params).toEqual({ asset: 'a-mira', version: 3 });
});

test.each([
  [0, 0, null],
  [1, 0, '1 asset came along into this project.'],
  [2, 1, '2 assets and 1 file came along into this project.'],
])('of %d assets and %d files', (assets, files, said) => {
  expect(
    sayCarried({
      assets: Array.from({ length: assets }, (_, index) => ({
        from: asset(`a${index}`),
        id: asset(`b${index}`),
        isNew: true,
      })),
      media: Array.from({ length: files }, () => ({ sha256: file('a'), isNew: true })),
    }),
  ).toBe(said);
});
