import { createHmac } from 'node:crypto';
import { z } from 'zod';
import type { Interface, ProviderServer } from './ProviderServer.ts';

const Claims = z.object({ iss: z.literal('kling-access'), exp: z.number(), nbf: z.number() });

function isSignedIn(authorization: string | undefined): boolean {
  const [head = '', claims = '', signature] = authorization?.replace(/^Bearer /, '').split('.') ?? [];
  const signed = createHmac('sha256', 'kling-secret-key').update(`${head}.${claims}`).digest('base64url');
  if (signature !== signed) return false;
  const { exp, nbf } = Claims.parse(JSON.parse(Buffer.from(claims, 'base64url').toString()));
  const nowSeconds = Date.now() / 1_000;
  return nbf <= nowSeconds && exp > nowSeconds && exp <= nowSeconds + 1_800;
}

const answer = (data: unknown) => ({ status: 200, json: { code: 0, message: 'SUCCEED', request_id: 'r', data } });

const jobOf = (server: ProviderServer, id: string) =>
  server.jobs.get(id) ?? [...server.jobs.values()].find(({ asked }) => asked.json['external_task_id'] === id);

/** Kling's: a token signed for each request, a code in every answer, one's own name for a task. */
export const klingApi: Interface = (asked, server) => {
  const { method, path, headers, json } = asked;
  if (!isSignedIn(headers['authorization']))
    return { status: 401, json: { code: 1002, message: 'access key not found' } };
  if (method === 'POST' && path === '/v1/videos/text2video') {
    if (!['5', '10'].includes(String(json['duration'])) || typeof json['duration'] !== 'string') {
      return { status: 400, json: { code: 1201, message: 'duration value is invalid' } };
    }
    return answer({ task_id: server.begin(asked).id, task_status: 'submitted' });
  }
  const job = jobOf(server, /^\/v1\/videos\/text2video\/([^/]+)$/.exec(path)?.[1] ?? '');
  if (job === undefined) return { status: 404, json: { code: 1203, message: 'task not found' } };
  const { state, poll } = job.look();
  const task = { task_id: job.id, task_status_msg: state === 'failed' ? job.sentence : '' };
  switch (state) {
    case 'done':
      return answer({
        ...task,
        task_status: 'succeed',
        task_result: { videos: [{ id: 'v', url: server.resultOf(job), duration: '5.1' }] },
      });
    case 'failed':
      return answer({ ...task, task_status: 'failed' });
    case 'working':
    case 'cancelled':
      return answer({ ...task, task_status: poll === 1 ? 'submitted' : 'processing' });
  }
};
