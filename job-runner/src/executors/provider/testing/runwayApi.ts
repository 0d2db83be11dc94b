import type { Interface } from './ProviderServer.ts';

/** Runway's: tasks, a dated version in a header, an output at signed addresses. */
export const runwayApi: Interface = (asked, server) => {
  const { method, path, headers, json } = asked;
  if (headers['authorization'] !== 'Bearer runway-secret') return { status: 401, json: { error: 'Unauthorized.' } };
  if (headers['x-runway-version'] !== '2024-11-06') {
    return { status: 400, json: { error: 'You must pass a valid X-Runway-Version.' } };
  }
  if (method === 'POST' && /^\/v1\/(image_to_video|text_to_image)$/.test(path)) {
    if (typeof json['promptText'] !== 'string' && json['behaviour'] === undefined) {
      return { status: 400, json: { error: 'Validation of body failed: promptText is required.' } };
    }
    return {
      status: 200,
      json: { id: server.begin(asked).id },
    };
  }
  const job = server.jobs.get(/^\/v1\/tasks\/([^/]+)$/.exec(path)?.[1] ?? '');
  if (job === undefined) return undefined;
  if (method === 'DELETE') {
    job.cancelled = true;
    return { status: 204 };
  }
  const { state, progress, poll } = job.look();
  const task = { id: job.id, createdAt: '2026-11-30T02:00:00.000Z' };
  switch (state) {
    case 'working':
      return { status: 200, json: { ...task, status: poll === 1 ? 'LOADING' : 'RUNNING', progress } };
    case 'done':
      return { status: 200, json: { ...task, status: 'SUCCEEDED', progress: 1, output: [server.resultOf(job)] } };
    case 'failed': {
      const isPolicy = job.sentence.includes('moderation');
      return {
        status: 200,
        json: {
          ...task,
          status: 'FAILED',
          failure: job.sentence,
          failureCode: isPolicy ? 'SAFETY.INPUT.TEXT' : 'INTERNAL.BAD_OUTPUT.CODE01',
        },
      };
    }
    case 'cancelled':
      return { status: 404, json: { error: 'Task not found.' } };
  }
};
