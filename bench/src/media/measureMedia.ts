import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Measuring } from '../measureEdits.ts';
import type { MediaMeasurement } from '../results/BenchResult.ts';
import type { BenchServer } from '../servers/BenchServer.ts';
import { BenchBucket } from './BenchBucket.ts';
import { Nginx } from './Nginx.ts';
import { noiseWav } from './noiseWav.ts';
import { fetchRanges, send } from './transfer.ts';

const SIZE_BYTES = 192 * 1_024 * 1_024;

/** One way of bringing a file and fetching it again. */
interface Way {
  readonly by: MediaMeasurement['by'];
  /** In bytes a second. */
  readonly bring: (file: Uint8Array) => Promise<number>;
  readonly fetch: (file: Uint8Array) => Promise<number>;
}

const hashOf = (file: Uint8Array): string => createHash('sha256').update(file).digest('hex');

/** A file of noise, new for each way and round, brought and fetched through our server, by nginx, and by links of a bucket. */
export async function measureMedia(
  { crew, folder }: Measuring,
  ours: BenchServer,
  rounds: number,
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<MediaMeasurement[]> {
  const [person] = crew.people;
  if (person === undefined) throw new Error('Somebody is needed.');
  const nginx = await Nginx.start(folder);
  if (nginx === null) {
    say('there is no nginx on this machine: media are left out');
    return [];
  }
  const bucket = await BenchBucket.start();
  if (bucket === null) say('there is no S3 server on this machine: links of a bucket are left out');
  try {
    const origin = new URL(ours.url.replace(/^ws/, 'http')).origin;
    const project = await crew.project([person]);
    const authorization = `Bearer ${person.token}`;
    const ways: Way[] = [
      {
        by: 'dailies',
        bring: (file) =>
          send(
            `${origin}/api/v1/uploads?project=${project}`,
            'POST',
            { authorization, 'content-type': 'audio/wav' },
            file,
          ),
        fetch: (file) => fetchRanges(`${origin}/api/v1/media/${hashOf(file)}`, { authorization }, file.length),
      },
      {
        by: 'nginx',
        bring: (file) => send(`${nginx.origin}/brought-${hashOf(file)}`, 'PUT', {}, file),
        fetch: async (file) => {
          await writeFile(join(nginx.files, 'fetched'), file);
          return fetchRanges(`${nginx.origin}/fetched`, {}, file.length);
        },
      },
      ...(bucket === null
        ? []
        : [
            {
              by: 'link' as const,
              bring: async (file: Uint8Array) => send(await bucket.uploadLink(file.length), 'PUT', {}, file),
              fetch: async (file: Uint8Array) => fetchRanges(await bucket.downloadLink(file), {}, file.length),
            },
          ]),
    ];
    const measured: MediaMeasurement[] = [];
    for (let round = 0; round < rounds; round += 1) {
      for (const { by, bring, fetch } of round % 2 === 0 ? ways : ways.toReversed()) {
        signal.throwIfAborted();
        const file = noiseWav(SIZE_BYTES);
        const upBytesPerSecond = await bring(file);
        const downBytesPerSecond = await fetch(file);
        measured.push({ by, round, upBytesPerSecond, downBytesPerSecond });
        say(`round ${round + 1} of ${rounds}, ${by}: up ${mb(upBytesPerSecond)}, down ${mb(downBytesPerSecond)} MB/s`);
      }
    }
    return measured;
  } finally {
    await bucket?.stop();
    await nginx.stop();
  }
}

const mb = (bytes: number): string => (bytes / 1e6).toFixed(0);
