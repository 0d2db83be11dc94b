import { NodeId, ProjectId, RequestId, UserId } from '@dailies/shared/ids';
import { expect, test } from 'vitest';
import { orderFor } from '../executors/testing/orderFor.ts';
import { checkStart } from './checkStart.ts';
import type { Claim } from './Claim.ts';

const steps = { key: 'x_steps', title: 'Steps', type: 'integer' as const, min: 1, max: 50, default: 20 };

function claimWith(params: Readonly<Record<string, number | string>>): Claim {
  const { run, pipeline, spec } = orderFor({ executor: 'builtin', name: 'test' }, { params });
  return {
    id: run,
    project_id: ProjectId.parse('project'),
    request_id: RequestId.parse('request'),
    node_id: NodeId.parse('node'),
    requested_by: UserId.parse('user'),
    attempt: 1,
    max_attempts: 3,
    cancel_requested: false,
    fraction: 0,
    created_at: new Date(0),
    started_at: new Date(0),
    traceparent: null,
    spec,
    archived: false,
    used_bytes: 0,
    quota_bytes: null,
    role: 'artist',
    backend: null,
    only_adopts: false,
    fallback: null,
    stalls: 0,
    avoid: {},
    spent_seconds: 0,
    gpu_memory_bytes: 0,
    executor: 'builtin',
    pipeline_definition: { ...pipeline, params: [steps] },
    pipeline_enabled: true,
  };
}

test('a setting of the pipeline within its range may start, and so may one that the recipe does not have', () => {
  expect(checkStart(claimWith({ x_steps: 50 }), null).ok).toBe(true);
  expect(checkStart(claimWith({}), null).ok).toBe(true);
});

test.each([0, 51, 1.5, '30'])('%j is outside the range of a setting, and never reaches a backend', (value) => {
  expect(checkStart(claimWith({ x_steps: value }), null)).toMatchObject({
    ok: false,
    code: 'bad-params',
    message: expect.stringMatching(/^Example cannot be run with this: "Steps" takes a whole number from 1 to 50, not/),
  });
});
