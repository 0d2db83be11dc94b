import { type NodeRecord, readTake } from '@dailies/shared/document';
import { ok, type Result } from '@dailies/shared/errors';
import type { Cell } from '@dailies/shared/graph';
import type { NodeId, TakeId } from '@dailies/shared/ids';
import { cellTitle, fanOf, FanOutParams, saidValue } from '@dailies/shared/modules';
import { isTerminal } from '@dailies/shared/runs';
import type { ProjectModel, Run, Take } from '../../document/ProjectModel.ts';

/** One cell of a fan-out, as its sheet shows it. */
export interface FanCell {
  readonly index: number;
  /** `24`, or in a grid `24, wide`. */
  readonly title: string;
  /** The newest take that was asked for with this value. */
  readonly take: Take | undefined;
  /** `stale`: its take was made with another recipe than the cell has now. */
  readonly state: 'empty' | 'waiting' | 'running' | 'failed' | 'made' | 'stale';
  /** Why it failed. */
  readonly problem: string | null;
}

export interface FanSheet {
  readonly isGrid: boolean;
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly cells: readonly FanCell[];
}

interface Asked {
  readonly at: number;
  readonly values: Cell;
  readonly runs: readonly Run[];
}

/** What was asked for of a runner with one value of a fan-out, the newest first. */
function askedBy(model: ProjectModel, fan: NodeId, runner: NodeId): ReadonlyMap<number, readonly Asked[]> {
  const requests = new Map(model.unstarted(runner).map((request) => [request.id, request]));
  for (const { request } of model.runs(runner)) {
    const known = model.request(request);
    if (known !== undefined) requests.set(known.id, known);
  }
  const byCell = new Map<number, Asked[]>();
  for (const { id, at, values } of requests.values()) {
    const cell = values?.[fan];
    if (values === undefined || cell === undefined) continue;
    byCell.set(cell, [...(byCell.get(cell) ?? []), { at, values, runs: model.runsOf(id) }]);
  }
  for (const asked of byCell.values()) asked.sort((a, b) => b.at - a.at);
  return byCell;
}

const takeOf = (model: ProjectModel, id: TakeId): Take | undefined => {
  const take = readTake(model.doc, id);
  return take === undefined ? undefined : { ...take, id };
};

function cellOf(
  model: ProjectModel,
  asked: readonly Asked[],
  hashOf: (cell: Cell) => string | undefined,
): Omit<FanCell, 'index' | 'title'> {
  const [newest] = asked;
  const made = asked.find(({ runs }) => runs.some(({ take }) => take !== undefined));
  const id = made?.runs.findLast(({ take }) => take !== undefined)?.take;
  const take = id === undefined ? undefined : takeOf(model, id);
  if (newest === undefined) return { take, state: 'empty', problem: null };
  if (newest.runs.some(({ state }) => state === 'running')) return { take, state: 'running', problem: null };
  const isOpen = newest.runs.length === 0 || newest.runs.some(({ state }) => !isTerminal(state));
  if (isOpen) return { take, state: 'waiting', problem: null };
  const failed = newest.runs.find(({ state }) => state === 'failed');
  if (failed !== undefined) return { take, state: 'failed', problem: failed.error ?? 'The run failed; try again.' };
  if (take === undefined || made === undefined) return { take, state: 'empty', problem: null };
  const hash = hashOf(made.values);
  return { take, state: hash !== undefined && hash !== take.recipe ? 'stale' : 'made', problem: null };
}

/**
 * A fan-out as a contact sheet of one of the nodes below it. `hashOf`: the recipe that the node has with one
 * value of each fan-out above it; undefined where that is not known here.
 */
export function fanSheet(
  model: ProjectModel,
  fan: NodeRecord,
  runner: NodeId | undefined,
  hashOf: (cell: Cell) => string | undefined,
): Result<FanSheet> {
  const params = FanOutParams.catch(FanOutParams.parse({})).parse(fan.params);
  const values = fanOf(params);
  if (!values.ok) return values;
  const isGrid = params.shape === 'grid';
  const { rows, columns } = values.value;
  const asked = runner === undefined ? new Map<number, readonly Asked[]>() : askedBy(model, fan.id, runner);
  return ok({
    isGrid,
    rows: rows.map(saidValue),
    columns: isGrid ? columns.map(saidValue) : [],
    cells: Array.from({ length: rows.length * columns.length }, (_, index) => ({
      index,
      title: cellTitle(values.value, params, index),
      ...cellOf(model, asked.get(index) ?? [], hashOf),
    })),
  });
}
