import { NodeId, RequestId, RunId, UserId } from '@dailies/shared/ids';
import type { RunState } from '@dailies/shared/runs';
import { describe, expect, it } from 'vitest';
import type { Request, Run } from '../../document/ProjectModel.ts';
import { variationsOf } from './variations.ts';

const node = NodeId.parse('shot');
const request = (id: string, at: number, variations = 1): Request => ({
  id: RequestId.parse(id),
  node,
  kind: 'generate',
  variations,
  recipe: null,
  anyway: false,
  by: UserId.parse('dora'),
  at,
});
const run = (of: string, variation: number, state: RunState, error?: string): Run => ({
  id: RunId.parse(`${of}-${variation}`),
  request: RequestId.parse(of),
  node,
  variation,
  state,
  ...(error === undefined ? {} : { error }),
});
const seen = (requests: readonly Request[], runs: readonly Run[]) =>
  variationsOf(
    {
      runs: () => runs,
      request: (id) => requests.find((one) => one.id === id),
      unstarted: () => requests.filter(({ id }) => runs.every((one) => one.request !== id)),
    },
    node,
  ).map((one) => `${one.kind} ${one.request.id}`);

describe('variations without a take', () => {
  it('are those that were asked for, wait and run; not those that came', () => {
    const requests = [request('r1', 1), request('r2', 2, 2)];
    expect(seen(requests, [run('r1', 0, 'running'), run('r1', 1, 'succeeded')])).toEqual([
      'asked r2',
      'asked r2',
      'waiting r1',
    ]);
  });
  it('are failures of the newest request only', () => {
    const failed = run('r1', 0, 'failed', 'The disk is full.');
    expect(seen([request('r1', 1)], [failed])).toEqual(['failed r1']);
    expect(seen([request('r1', 1), request('r2', 2)], [failed, run('r2', 0, 'succeeded')])).toEqual([]);
  });
});
