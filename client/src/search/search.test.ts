import { NodeId, TakeId, UserId } from '@dailies/shared/ids';
import { sampleTake } from '@dailies/shared/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Take } from '../document/ProjectModel.ts';
import { completions } from './completions.ts';
import { excerpt, marked } from './excerpt.ts';
import { matchQuery, type Searchable, type SearchedNode } from './matchQuery.ts';
import { parseQuery, rangeOf } from './parseQuery.ts';
import { STATES, vocabulary } from './vocabulary.ts';

const parsed = (text: string) => parseQuery(text, vocabulary());
const kinds = (text: string) => parsed(text).terms.map(({ kind }) => kind);

describe('what somebody asks for', () => {
  it('is words, and things with a colon; a title of several words belongs together', () => {
    expect(parsed('Fog Café')).toEqual({
      terms: [
        { kind: 'word', word: 'fog', not: false },
        { kind: 'word', word: 'cafe', not: false },
      ],
      problems: [],
    });
    expect(parsed('fog time of day:night lens:35')).toMatchObject({
      terms: [
        { kind: 'word', word: 'fog' },
        { kind: 'param', param: { title: 'Time of day' }, value: 'night' },
        { kind: 'param', param: { title: 'Lens' }, range: { from: 35, to: 35 } },
      ],
      problems: [],
    });
    expect(parsed('shot size:medium close fog')).toMatchObject({ terms: [{ kind: 'param' }, { kind: 'word' }, {}] });
  });

  it('is a state, a person, a take, and can be turned round', () => {
    expect(parsed('is:out-of-sync by:Vera take:12 -seed:7')).toMatchObject({
      terms: [
        { kind: 'is', state: 'out-of-sync', not: false },
        { kind: 'by', name: 'vera' },
        { kind: 'take', number: 12 },
        { kind: 'seed', number: 7, not: true },
      ],
    });
    expect(parsed('is:fail')).toMatchObject({ terms: [{ state: 'failed' }] });
    expect(kinds('"is:failed"')).toEqual(['word']);
  });

  it('is said where it is not understood, and the rest is looked for', () => {
    expect(parsed('fog is:nice').terms).toMatchObject([{ word: 'fog' }]);
    expect(parsed('fog is:nice').problems).toEqual([`“is:” knows no “nice”; there is ${STATES.join(', ')}.`]);
    expect(parsed('lens:wide').problems).toEqual(['“Lens:” wants a number, as in lens:35 or lens:>50.']);
    expect(parsed('take:x').problems).toEqual(['“take:” wants a whole number, as in take:12.']);
    expect(parsed('time of day:teatime').problems[0]).toMatch(/^“Time of day:” knows no “teatime”; there is /);
    expect(parsed('colour:red').problems[0]).toMatch(/^Nothing is called “colour:”/);
    expect(parsed('Act one: fog').problems).toEqual([]);
    expect(parsed('12:30').problems).toEqual([]);
  });

  it('waits for what is not written to its end', () => {
    for (const text of ['lens:', 'is:', 'fog "a lamp', 'time of day:']) expect(parsed(text).problems).toEqual([]);
  });

  it('can be any text: reading it never fails, and reading it again says the same', () => {
    const part = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.constantFrom(':', '"', '-', ' ', 'is:', 'lens:', 'time of day:', 'take:', '>', '35', 'night', 'by:'),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const text = parts.join('');
        const once = parsed(text);
        expect(parsed(text)).toEqual(once);
        for (const term of once.terms) if (term.kind === 'word') expect(term.word).not.toBe('');
        for (const problem of once.problems) expect(problem).toMatch(/\.$|…$/);
      }),
    );
  });

  it('finds words again however they are written between other things', () => {
    const word = fc.stringMatching(/^[a-z]{1,8}$/);
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 5 }),
        fc.constantFrom('is:failed', 'lens:35'),
        (words, field) => {
          const { terms } = parsed(`${words.join('  ')} ${field}`);
          expect(terms.flatMap((term) => (term.kind === 'word' ? [term.word] : []))).toEqual(words);
          expect(terms).toHaveLength(words.length + 1);
        },
      ),
    );
  });
});

describe('numbers', () => {
  it('are one, a stretch, or all beyond one', () => {
    expect(rangeOf('35mm')).toEqual({ from: 35, to: 35 });
    expect(rangeOf('85-24')).toEqual({ from: 24, to: 85 });
    expect(rangeOf('1.5..2')).toEqual({ from: 1.5, to: 2 });
    expect(rangeOf('>=50')).toEqual({ from: 50, to: Infinity });
    expect(rangeOf('>50')?.from).toBeGreaterThan(50);
    expect(rangeOf('<50')?.to).toBeLessThan(50);
    for (const text of ['wide', '', '-', '>', '>2-3']) expect(rangeOf(text)).toBeNull();
  });
});

const take = (number: number, by: string, seed: number): Take => ({
  ...sampleTake('n'),
  id: TakeId.parse(`t${number}${by}`),
  number,
  seed,
  by: UserId.parse(by),
});

const node = (
  id: string,
  parts: Partial<SearchedNode> & { title: string; text?: string; x?: number; y?: number },
): Searchable => {
  const { title, text = '', x = 0, y = 0, ...given } = parts;
  return {
    id,
    title,
    kind: 'Shot still',
    text,
    set: '',
    x,
    y,
    node: {
      id: NodeId.parse(id),
      params: {},
      takes: [],
      type: 'shot-still',
      is: () => false,
      madeBy: ({ by }) => by,
      assignees: () => [],
      status: () => 'Todo',
      uses: () => [],
      ...given,
    },
  };
};

describe('what is found', () => {
  const all = [
    node('a', { title: 'SH010', text: 'Fog over the quay', params: { lensMm: 35, timeOfDay: 'night' }, y: 2 }),
    node('b', {
      title: 'SH020',
      params: { lensMm: 85, seed: 9 },
      takes: [take(1, 'vera', 7), take(2, 'arne', 8), take(3, 'vera', 9)],
      is: (state) => state === 'failed',
      assignees: () => ['Vera Lind'],
      uses: () => ['Ines'],
      y: 1,
    }),
    { ...node('c', { title: 'Act one: fog' }), kind: 'Frame', node: null },
  ];
  const ids = (text: string) => matchQuery(all, parsed(text)).map(({ item }) => item.id);

  it('has all that is asked for, by words, settings, states, people and assets', () => {
    expect(ids('fog')).toEqual(['c', 'a']);
    expect(ids('lens:35')).toEqual(['a']);
    expect(ids('lens:>=35')).toEqual(['b', 'a']);
    expect(ids('time of day:night fog')).toEqual(['a']);
    expect(ids('-fog')).toEqual(['b']);
    expect(ids('is:failed')).toEqual(['b']);
    expect(ids('assignee:vera')).toEqual(['b']);
    expect(ids('uses:ines')).toEqual(['b']);
    expect(ids('type:frame')).toEqual(['c']);
    expect(ids('lens:35 is:failed')).toEqual([]);
    expect(ids('')).toEqual([]);
  });

  it('asks one take for all that is asked of takes, and says which', () => {
    const takes = (text: string) => matchQuery(all, parsed(text)).map((hit) => hit.take?.number ?? null);
    expect(takes('by:vera')).toEqual([3]);
    expect(takes('by:vera take:1')).toEqual([1]);
    expect(takes('by:arne take:1')).toEqual([]);
    expect(takes('seed:8')).toEqual([2]);
    expect(takes('seed:9')).toEqual([3]);
  });

  it('is never more with one thing more asked for', () => {
    const part = fc.constantFrom(
      'fog',
      'sh',
      'lens:35',
      'lens:>20',
      'is:failed',
      'by:vera',
      'take:3',
      'type:shot',
      '-quay',
    );
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), part, (parts, more) => {
        const before = ids(parts.join(' '));
        for (const id of ids([...parts, more].join(' '))) expect(before).toContain(id);
      }),
    );
  });
});

describe('an excerpt', () => {
  it('is the line around the first word, with every word marked', () => {
    const text = 'The keeper of the old lighthouse climbs the stairs\nwhile FOG comes over the quay and the café';
    const parts = excerpt(text, ['fog', 'cafe'], 60) ?? [];
    expect(parts.map((part) => part.text).join('')).toBe('…the stairs while FOG comes over the quay and the café');
    expect(parts.filter((part) => part.isMarked).map((part) => part.text)).toEqual(['FOG', 'café']);
    expect(excerpt(text, ['nowhere'], 60)).toBeNull();
    expect(excerpt(text, [], 60)).toBeNull();
  });

  it('keeps every sign of a text, whatever is marked', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.array(fc.string({ maxLength: 3 })), (text, words) => {
        expect(
          marked(text, words)
            .map((part) => part.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });
});

describe('how a search goes on', () => {
  const names = { people: ['Vera Lind', 'Arne'], assets: ['Ines'], statuses: ['Approved'] };
  const labels = (text: string) => completions(text, vocabulary(), names).map(({ label }) => label);

  it('is by keys that begin so, and by values after a colon', () => {
    expect(labels('fog le')).toContain('lens:');
    expect(labels('is:out')).toEqual(['out-of-sync']);
    expect(labels('time of day:ni')).toEqual(['night']);
    expect(labels('by:')).toEqual(['Vera Lind', 'Arne']);
    expect(completions('fog by:ve', vocabulary(), names)[0]?.text).toBe('fog by:"Vera Lind" ');
    expect(completions('-i', vocabulary(), names)).toEqual([]);
    expect(completions('-is', vocabulary(), names)[0]?.text).toBe('-is:');
    expect(labels('fog')).toEqual([]);
  });

  it('can always be read', () => {
    fc.assert(
      fc.property(fc.constantFrom('is:', 'by:', 'lens:', 'time of day:', 'status:', 'uses:', 'ta', 'se'), (text) => {
        for (const completion of completions(text, vocabulary(), names)) {
          expect(parsed(completion.text).problems).toEqual([]);
        }
      }),
    );
  });
});
