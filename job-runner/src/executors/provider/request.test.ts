import { expect, test } from 'vitest';
import { type Fillings, fillTemplate } from './fillTemplate.ts';
import { requestAddress } from './requestAddress.ts';
import { signJwt } from './signJwt.ts';
import { textAt, valueAt } from './valueAt.ts';

const fillings: Fillings = new Map([
  ['prompt', ['A {seed} "pier" {kept.id}']],
  ['seed', [7]],
  ['media.characters', ['anna', 'bo']],
  ['type.characters', ['image/png', 'image/webp']],
  ['media.image', ['quay']],
  ['kept.name', ['models/veo/operations/a b?c']],
  ['kept.up', ['../../keys']],
  ['kept.at', ['https://api.example.org/jobs/1?x=1']],
  ['kept.elsewhere', ['https://api.example.org.evil.example/jobs/1']],
  ['kept.text', ['no address']],
]);

test.each([
  ['{seed}', 7],
  ['seed {seed}: {prompt}', 'seed 7: A {seed} "pier" {kept.id}'],
  ['{none}', undefined],
  ['it is {none}.', 'it is .'],
  [
    { a: '{seed}', b: '{none}', c: null, d: [true, 1] },
    { a: 7, c: null, d: [true, 1] },
  ],
  [{ image: { data: '{none}', type: '{none}' }, size: {} }, { size: {} }],
  [['{none}'], undefined],
  [
    { parts: [{ text: '{prompt}' }, { data: '{media.characters}', type: '{type.characters}' }] },
    {
      parts: [
        { text: 'A {seed} "pier" {kept.id}' },
        { data: 'anna', type: 'image/png' },
        { data: 'bo', type: 'image/webp' },
      ],
    },
  ],
  // The repeated element is the innermost: not the list that it lies in.
  [[{ parts: ['{media.characters}'] }], [{ parts: ['anna', 'bo'] }]],
  [{ first: '{media.characters}' }, { first: 'anna' }],
])('%j is filled', (template, filled) => expect(fillTemplate(template, fillings)).toEqual(filled));

test.each([
  ['/v1/jobs/{seed}?logs=1', 'https://api.example.org/base/v1/jobs/7?logs=1'],
  ['/{kept.name}', 'https://api.example.org/base/models/veo/operations/a%20b%3Fc'],
  ['/{prompt}', 'https://api.example.org/base/A%20%7Bseed%7D%20%22pier%22%20%7Bkept.id%7D'],
  ['{kept.at}', 'https://api.example.org/jobs/1?x=1'],
])('%s is an address', (path, address) => {
  expect(requestAddress(path, 'https://api.example.org/base/', fillings).href).toBe(address);
});

test.each(['/{kept.up}', '{kept.elsewhere}', '{kept.text}', '/{kept.none}'])('%s is none', (path) => {
  expect(() => requestAddress(path, 'https://api.example.org', fillings)).toThrow(/^The provider('s answer| gave)/);
});

test('pointers lead into answers', () => {
  const answer = { 'a/b': [{ text: 'x' }, { image: { data: 'y' } }], 'n': 0, 'done': true, 'nothing': null };
  expect(valueAt(answer, '/a~1b/1/image/data')).toBe('y');
  expect(valueAt(answer, '/a~1b/*/image/data')).toBe('y');
  expect(valueAt(answer, '')).toBe(answer);
  expect([textAt(answer, '/n'), textAt(answer, '/done')]).toEqual(['0', 'true']);
  for (const pointer of ['/nothing', '/a~1b/2', '/a~1b/length', '/constructor', '/n/0', '/a~1b/01']) {
    expect(valueAt(answer, pointer)).toBeUndefined();
  }
});

test('a token is as every library makes it', () => {
  // Made with Python's hmac.
  expect(signJwt('ak', 'sk', 1_700_000_000)).toBe(
    'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJpc3MiOiJhayIsImV4cCI6MTcwMDAwMTgwMCwibmJmIjoxNjk5OTk5OTk1fQ.mgn0T3D3XT4hbNxAtEsJsDH8-Kpgvs6l8t89iZ9EkEg',
  );
});
