import type { Ask } from '../../attack/testing/Ask.ts';
import type { Operation } from './ApiDocument.ts';
import { wrongBy } from './admits.ts';

/** What is neither an id, nor a number, nor a time, nor a cursor of anybody. */
const NONE = 'no such!';
const WRONG_VALUES: readonly unknown[] = [[[]], {}, 'x'.repeat(70_000), -1.5, null];

/** A call that is wrong in one thing, and what that is. */
export interface WrongAsk {
  readonly wrong: string;
  readonly ask: Ask;
  /** The status of its refusal; null: any of a caller's fault, as an id that is none may be nothing that is there. */
  readonly status: 400 | null;
}

function wrongIds({ path }: Operation, ask: Ask): WrongAsk[] {
  const [address = '', query] = ask.path.split('?', 2);
  return path.split('/').flatMap((part, place) => {
    if (!part.startsWith('{')) return [];
    const parts = address.split('/').with(place, encodeURIComponent(NONE)).join('/');
    return [
      {
        wrong: `${part} that is none`,
        ask: { ...ask, path: query === undefined ? parts : `${parts}?${query}` },
        status: null,
      },
    ];
  });
}

function wrongQueries({ parameters }: Operation, ask: Ask): WrongAsk[] {
  return parameters.flatMap((parameter) => {
    // Any text may be searched for.
    const isRefused = parameter.name === 'cursor' || wrongBy(parameter.schema, NONE) !== null;
    if (parameter.in !== 'query' || !isRefused) return [];
    const url = new URL(ask.path, 'http://dailies.test');
    url.searchParams.set(parameter.name, NONE);
    return [
      { wrong: `?${parameter.name}= that is none`, ask: { ...ask, path: `${url.pathname}${url.search}` }, status: 400 },
    ];
  });
}

function wrongBodies({ requestBody }: Operation, ask: Ask): WrongAsk[] {
  const schema = requestBody?.content['application/json']?.schema;
  if (schema === undefined || ask.body instanceof Buffer) return [];
  const right = Object.entries(ask.body ?? {});
  const bodies: [string, unknown][] = [
    ['a body that is a text', 'a text'],
    ['a body that is a list', []],
    ...right.map(([key]): [string, unknown] => [
      `a body without ${key}`,
      Object.fromEntries(right.filter(([name]) => name !== key)),
    ]),
    ['a body with more', { ...Object.fromEntries(right), 'no-such': 1 }],
    ...right.flatMap(([key]) =>
      WRONG_VALUES.map((value): [string, unknown] => [
        `a body whose ${key} is ${JSON.stringify(value).slice(0, 20)}`,
        { ...Object.fromEntries(right), [key]: value },
      ]),
    ),
  ];
  // What the document refuses, the server has to refuse.
  return bodies
    .filter(([, body]) => wrongBy(schema, body) !== null)
    .map(([wrong, body]) => ({ wrong, ask: { ...ask, body }, status: 400 }));
}

/** Calls of an operation that are wrong in one thing each, made of one that is right. */
export const wrongAsks = (operation: Operation, ask: Ask): WrongAsk[] => [
  ...wrongIds(operation, ask),
  ...wrongQueries(operation, ask),
  ...wrongBodies(operation, ask),
];
