import { ApiProblem } from './ApiProblem.ts';
import { pause } from './pause.ts';

const PAUSES_MS = [300, 1_000, 3_000];
const LONGEST_PAUSE_MS = 30_000;
/** Answers of a server that is starting, busy, or away behind its proxy. */
export const PASSING = new Set([429, 502, 503, 504]);

/** Files are kept by their content, twice as once; an upload of which nothing came is given up by itself. */
const UPLOADS = /^\/api\/v1\/(projects\/[^/]+\/)?uploads(\/[^/]+\/keep)?$/;

/** Doing it twice is doing it once: it only reads, or its key makes the server do it once, or it keeps a file. */
const isRepeatable = ({ method, headers, url }: Request): boolean =>
  method === 'GET' ||
  method === 'HEAD' ||
  headers.has('idempotency-key') ||
  (method === 'POST' && UPLOADS.test(new URL(url).pathname));

function pauseAfter(response: Response, pauseMs: number): number {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) ? Math.min(seconds * 1_000, LONGEST_PAUSE_MS) : pauseMs;
}

/**
 * Sends a request, and sends it again, some times and with growing pauses, where that is safe and may
 * help. Throws `ApiProblem` where nothing answers, and what the signal was aborted with.
 */
export async function steadyFetch(request: Request): Promise<Response> {
  for (const pauseMs of isRepeatable(request) ? PAUSES_MS : []) {
    try {
      const response = await fetch(request.clone());
      if (!PASSING.has(response.status)) return response;
      await response.body?.cancel();
      await pause(pauseAfter(response, pauseMs), request.signal);
    } catch (error) {
      // `fetch` throws a TypeError where the connection cannot be made or breaks.
      if (!(error instanceof TypeError)) throw error;
      await pause(pauseMs, request.signal);
    }
  }
  try {
    return await fetch(request);
  } catch (error) {
    throw error instanceof TypeError ? ApiProblem.unreachable(request.url, error) : error;
  }
}
