import type { Interface } from './ProviderServer.ts';

/** Replicate's: predictions of a model, files of a form, addresses to go on at. */
export const replicateApi: Interface = (asked, server) => {
  const { method, path, headers, json, text } = asked;
  if (headers['authorization'] !== 'Bearer r8_secret') {
    return {
      status: 401,
      json: { title: 'Unauthenticated', detail: 'You did not pass a valid authentication token', status: 401 },
    };
  }
  if (method === 'POST' && path === '/v1/files') {
    if (
      headers['content-type']?.startsWith('multipart/form-data; boundary=') !== true ||
      !/name="content"; filename="[^"]+"\r\nContent-Type: image\/png/.test(text)
    ) {
      return { status: 400, json: { detail: 'Missing content' } };
    }
    return { status: 201, json: { id: 'file-1', urls: { get: `${server.url}/v1/files/file-1` } } };
  }
  const model = /^\/v1\/models\/black-forest-labs\/(flux-schnell|flux-kontext-pro)\/predictions$/.exec(path)?.[1];
  if (method === 'POST' && model !== undefined) {
    const input = json['input'];
    if (typeof input !== 'object' || input === null || !('prompt' in input)) {
      return {
        status: 422,
        json: { title: 'Input validation failed', detail: '- input: prompt is required', status: 422 },
      };
    }
    const { id } = server.begin(asked);
    const at = `${server.url}/v1/predictions/${id}`;
    return {
      status: 201,
      json: { id, status: 'starting', output: null, error: null, urls: { get: at, cancel: `${at}/cancel` } },
    };
  }
  const [, id = '', cancel] = /^\/v1\/predictions\/([^/]+)(\/cancel)?$/.exec(path) ?? [];
  const job = server.jobs.get(id);
  if (job === undefined) return undefined;
  if (cancel !== undefined) job.cancelled = true;
  const { state, poll } = job.look();
  const single = job.asked.path.includes('kontext');
  const status = {
    working: poll === 1 ? 'starting' : 'processing',
    done: 'succeeded',
    failed: 'failed',
    cancelled: 'canceled',
  }[state];
  return {
    status: 200,
    json: {
      id,
      status,
      error: state === 'failed' ? job.sentence : null,
      output: state !== 'done' ? null : single ? server.resultOf(job) : [server.resultOf(job)],
    },
  };
};
