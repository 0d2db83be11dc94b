import { Agent, type OutgoingHttpHeaders, request } from 'node:http';

/** Connections at a time, as a browser that plays and loads. */
const AT_A_TIME = 4;
const RANGE_BYTES = 8 * 1_024 * 1_024;

const agent = new Agent({ keepAlive: true, maxSockets: AT_A_TIME });

/** One request; how many bytes came back. Rejects on another status than `expected`. */
function exchange(
  url: string,
  method: string,
  headers: OutgoingHttpHeaders,
  expected: readonly number[],
  body?: Uint8Array,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers, agent }, (answer) => {
      let bytes = 0;
      answer.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
      });
      answer.once('error', reject);
      answer.once('end', () => {
        if (expected.includes(answer.statusCode ?? 0)) resolve(bytes);
        else reject(new Error(`${method} ${new URL(url).pathname}: ${answer.statusCode}`));
      });
    });
    sent.once('error', reject);
    sent.end(body);
  });
}

/** Fetches a file in ranges, some at a time. In bytes a second. */
export async function fetchRanges(url: string, headers: OutgoingHttpHeaders, sizeBytes: number): Promise<number> {
  const starts = Array.from({ length: Math.ceil(sizeBytes / RANGE_BYTES) }, (_, place) => place * RANGE_BYTES);
  let received = 0;
  const startedMs = performance.now();
  await Promise.all(
    Array.from({ length: AT_A_TIME }, async () => {
      for (let start = starts.shift(); start !== undefined; start = starts.shift()) {
        const range = `bytes=${start}-${Math.min(start + RANGE_BYTES, sizeBytes) - 1}`;
        const bytes = await exchange(url, 'GET', { ...headers, range }, [206]);
        received += bytes;
      }
    }),
  );
  const seconds = (performance.now() - startedMs) / 1_000;
  if (received !== sizeBytes) throw new Error(`${received} of ${sizeBytes} bytes came.`);
  return sizeBytes / seconds;
}

/** Sends a file in one request. In bytes a second, until it is answered. */
export async function send(
  url: string,
  method: 'POST' | 'PUT',
  headers: OutgoingHttpHeaders,
  body: Uint8Array,
): Promise<number> {
  const startedMs = performance.now();
  await exchange(url, method, { ...headers, 'content-length': body.length }, [200, 201, 204], body);
  return (body.length * 1_000) / (performance.now() - startedMs);
}
