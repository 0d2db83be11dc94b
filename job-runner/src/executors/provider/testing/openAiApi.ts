import type { Interface } from './ProviderServer.ts';

const refusal = (status: number, code: string | null, message: string) => ({
  status,
  json: { error: { message, type: 'invalid_request_error', param: null, code } },
});

/** OpenAI's: pictures inside the answer; videos as jobs whose content is an answer of its own. */
export const openAiApi: Interface = (asked, server) => {
  const { method, path, headers, json, text } = asked;
  if (headers['authorization'] !== 'Bearer sk-secret') {
    return refusal(401, 'invalid_api_key', `Incorrect API key provided: ${headers['authorization']}.`);
  }
  if (method === 'POST' && path === '/v1/images/generations') {
    if (!['1024x1024', '1536x1024', '1024x1536'].includes(String(json['size'])))
      return refusal(400, 'invalid_value', 'Invalid size.');
    const job = server.begin(asked);
    if (typeof job.play.end === 'object') return refusal(400, 'moderation_blocked', job.sentence);
    return { status: 200, json: { created: 1, data: [{ b64_json: Buffer.from(job.play.result).toString('base64') }] } };
  }
  if (method === 'POST' && path === '/v1/videos') {
    if (!/name="seconds"\r\n\r\n(4|8|12)\r\n/.test(text)) return refusal(400, 'invalid_value', 'Invalid seconds.');
    return {
      status: 200,
      json: { id: server.begin(asked).id, object: 'video', status: 'queued', progress: 0, error: null },
    };
  }
  const [, id = '', content] = /^\/v1\/videos\/([^/]+)(\/content)?$/.exec(path) ?? [];
  const job = server.jobs.get(id);
  if (job === undefined) return undefined;
  if (content !== undefined) return { bytes: job.play.result, mediaType: 'video/mp4' };
  if (method === 'DELETE') {
    job.cancelled = true;
    return { status: 200, json: { id, object: 'video.deleted', deleted: true } };
  }
  const { state, progress } = job.look();
  const status = { working: 'in_progress', done: 'completed', failed: 'failed', cancelled: 'failed' }[state];
  const error = state === 'failed' ? { code: 'moderation_blocked', message: job.sentence } : null;
  return { status: 200, json: { id, object: 'video', status, progress: Math.round(progress * 100), error } };
};
