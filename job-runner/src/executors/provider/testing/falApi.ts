import type { Interface } from './ProviderServer.ts';

/** fal's queue: addresses to go on at in the first answer, a result at another address than the state. */
export const falApi: Interface = (asked, server) => {
  const { method, path, headers, json } = asked;
  if (headers['authorization'] !== 'Key fal-id:fal-secret') {
    return { status: 401, json: { detail: 'Cannot access application. Authentication is required.' } };
  }
  if (method === 'POST' && path === '/fal-ai/flux-1/dev') {
    if (typeof json['prompt'] !== 'string') {
      return { status: 422, json: { detail: [{ loc: ['body', 'prompt'], msg: 'Field required', type: 'missing' }] } };
    }
    const { id } = server.begin(asked);
    const at = `${server.url}/fal-ai/flux-1/requests/${id}`;
    return {
      status: 200,
      json: {
        status: 'IN_QUEUE',
        request_id: id,
        status_url: `${at}/status`,
        response_url: at,
        cancel_url: `${at}/cancel`,
        queue_position: 1,
      },
    };
  }
  const [, id = '', what = ''] = /^\/fal-ai\/flux-1\/requests\/([^/]+)(\/status|\/cancel)?$/.exec(path) ?? [];
  const job = server.jobs.get(id);
  if (job === undefined) return undefined;
  if (method === 'PUT' && what === '/cancel') {
    job.cancelled = true;
    return { status: 202, json: { status: 'CANCELLATION_REQUESTED' } };
  }
  if (what === '/status') {
    const { state, poll } = job.look();
    const status = state === 'working' ? (poll === 1 ? 'IN_QUEUE' : 'IN_PROGRESS') : 'COMPLETED';
    return {
      status: status === 'COMPLETED' ? 200 : 202,
      json: { status, request_id: id, response_url: `${server.url}${path}`, logs: null },
    };
  }
  if (job.play.end !== 'done') {
    return {
      status: 422,
      json: { detail: [{ loc: ['body', 'prompt'], msg: job.sentence, type: 'content_policy_violation' }] },
    };
  }
  return {
    status: 200,
    json: { images: [{ url: server.resultOf(job), content_type: 'image/png' }], seed: 1, has_nsfw_concepts: [false] },
  };
};
