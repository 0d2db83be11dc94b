import { z } from 'zod';
import { ok, refuse, type Result } from '../errors/index.ts';
import { HANDED_TITLE, inputFrom, outputOf, SCALARS, type Plain } from './handed.ts';
import { converted } from './convert.ts';
import { defineModule } from './defineModule.ts';
import type { Ports } from './ports.ts';

/** A fan has no more cells than this. */
export const CELLS_AT_MOST = 64;
const LONGEST_LIST = 8_000;

export const FanOutParams = z.object({
  /** `list`: one value after the other; `grid`: each row with each column. */
  shape: z.enum(['list', 'grid']).default('list'),
  type: z.enum(SCALARS).default('Integer'),
  /** One value a line; blank lines do not count. In a grid: the rows. */
  values: z.string().max(LONGEST_LIST).default(''),
  columnType: z.enum(SCALARS).default('String'),
  columns: z.string().max(LONGEST_LIST).default(''),
});
export type FanOutParams = z.infer<typeof FanOutParams>;

/** The values of a fan as they were written, cell by cell: of a grid row by row. A list has one column. */
export interface Fan {
  readonly rows: readonly Plain[];
  readonly columns: readonly Plain[];
}

const linesOf = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

function valuesOf(text: string, to: FanOutParams['type'], what: string): Result<readonly Plain[]> {
  const values: Plain[] = [];
  for (const line of linesOf(text)) {
    const value = converted(line, { from: 'String', to, rounding: 'nearest', decimals: 0 });
    if (!value.ok) {
      const said = `The ${what} "${line.slice(0, 40)}" of a fan-out is not ${WANTED[to]}.`;
      return refuse('invalid-graph', said, 'P23');
    }
    values.push(value.value);
  }
  return values.length === 0
    ? refuse('invalid-graph', `A fan-out has no ${what} yet; write one a line.`, 'P23')
    : ok(values);
}

const WANTED = { String: 'a text', Integer: 'a whole number', Float: 'a number', Boolean: 'yes or no' } as const;

/** The rows and columns of a fan. [P23] One of more than 64 cells is refused with its size, before anything is asked for. */
export function fanOf(params: FanOutParams): Result<Fan> {
  const isGrid = params.shape === 'grid';
  const rows = valuesOf(params.values, params.type, isGrid ? 'row' : 'value');
  if (!rows.ok) return rows;
  const columns = isGrid ? valuesOf(params.columns, params.columnType, 'column') : ok<readonly Plain[]>(['']);
  if (!columns.ok) return columns;
  const count = rows.value.length * columns.value.length;
  if (count > CELLS_AT_MOST) {
    const size = isGrid ? `${rows.value.length} × ${columns.value.length} = ${count} cells` : `${count} values`;
    return refuse('invalid-graph', `A fan-out has ${CELLS_AT_MOST} cells at most; this one has ${size}.`, 'P23');
  }
  return ok({ rows: rows.value, columns: columns.value });
}

/** A value of a fan in words: `24`, `Yes`. */
export const saidValue = (value: Plain): string =>
  typeof value === 'boolean'
    ? value
      ? 'Yes'
      : 'No'
    : String(typeof value === 'number' ? Number(value.toFixed(6)) : value);

/** A cell of a fan in words: `24`, or in a grid `24, wide`. */
export function cellTitle({ rows, columns }: Fan, { shape }: Pick<FanOutParams, 'shape'>, index: number): string {
  const row = saidValue(rows[Math.floor(index / columns.length)] ?? '');
  return shape === 'grid' ? `${row}, ${saidValue(columns[index % columns.length] ?? '')}` : row;
}

const portsOf = ({ shape, type, columnType }: FanOutParams): Ports => ({
  inputs: [],
  outputs:
    shape === 'list'
      ? [outputOf('value', HANDED_TITLE[type], type)]
      : [outputOf('value', 'Row', type), outputOf('column', 'Column', columnType)],
});

/** Several values, of which each take that is asked for means one. */
export const fanOut = defineModule<FanOutParams>({
  key: 'fan-out',
  version: 1,
  family: 'shot',
  runs: false,
  ...portsOf(FanOutParams.parse({})),
  portsFor: portsOf,
  params: FanOutParams,
  requirements: { tags: [], gpuMemoryBytes: 0 },
  cells: (params) => {
    const fan = fanOf(params);
    return fan.ok ? ok(fan.value.rows.length * fan.value.columns.length) : fan;
  },
  evaluate: ({ params, cell = 0 }) => {
    const fan = fanOf(params);
    if (!fan.ok) return fan;
    const { rows, columns } = fan.value;
    const row = rows[Math.floor(cell / columns.length)];
    const column = columns[cell % columns.length];
    if (row === undefined || column === undefined) {
      return refuse('invalid-graph', `A fan-out that this is made from has no value ${cell + 1} any more.`, 'P23');
    }
    const value = [inputFrom(row)];
    return ok(params.shape === 'list' ? { value } : { value, column: [inputFrom(column)] });
  },
});
