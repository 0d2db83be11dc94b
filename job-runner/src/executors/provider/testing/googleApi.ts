import type { Interface } from './ProviderServer.ts';

const OPERATION = /^\/v1beta\/(models\/[^/]+\/operations\/[^/]+)$/;

/** Google's: operations that name themselves with slashes, files that want the key and lead on, pictures inside answers. */
export const googleApi: Interface = (asked, server) => {
  const { method, path, headers } = asked;
  if (headers['x-goog-api-key'] !== 'AIza-secret') {
    return {
      status: 400,
      json: {
        error: { code: 400, message: 'API key not valid. Please pass a valid API key.', status: 'INVALID_ARGUMENT' },
      },
    };
  }
  const [, model = '', verb] = /^\/v1beta\/(models\/[^/:]+):(\w+)$/.exec(path) ?? [];
  if (method === 'POST' && verb === 'predictLongRunning') {
    const { id } = server.begin(asked, `${model}/operations/op${server.jobs.size}`);
    return { status: 200, json: { name: id } };
  }
  if (method === 'POST' && verb === 'generateContent') {
    const job = server.begin(asked);
    if (typeof job.play.end === 'object') {
      return {
        status: 200,
        json: { promptFeedback: { blockReason: 'PROHIBITED_CONTENT', blockReasonMessage: job.sentence } },
      };
    }
    const data = Buffer.from(job.play.result).toString('base64');
    const parts = [{ text: 'Here is your picture.' }, { inlineData: { mimeType: 'image/png', data } }];
    return { status: 200, json: { candidates: [{ content: { role: 'model', parts }, finishReason: 'STOP' }] } };
  }
  const file = /^\/v1beta\/files\/(.+):download$/.exec(path)?.[1];
  if (file !== undefined) {
    const job = server.jobs.get(decodeURIComponent(file));
    return job && { status: 302, headers: { location: server.resultOf(job) } };
  }
  const name = OPERATION.exec(path)?.[1] ?? '';
  const job = server.jobs.get(name);
  if (job === undefined) return undefined;
  switch (job.look().state) {
    case 'done': {
      const uri = `${server.url}/v1beta/files/${encodeURIComponent(name)}:download?alt=media`;
      return {
        status: 200,
        json: { name, done: true, response: { generateVideoResponse: { generatedSamples: [{ video: { uri } }] } } },
      };
    }
    case 'failed': {
      const raiMediaFilteredReasons = [job.sentence];
      return {
        status: 200,
        json: {
          name,
          done: true,
          response: { generateVideoResponse: { raiMediaFilteredCount: 1, raiMediaFilteredReasons } },
        },
      };
    }
    case 'working':
    case 'cancelled':
      return { status: 200, json: { name } };
  }
};
