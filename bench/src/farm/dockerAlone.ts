import { execFile } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What a function runner does at the least: one pixel. */
export const pixelCommand = (output: string): readonly string[] => [
  '/bin/sh',
  '-c',
  `echo iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg== | base64 -d > ${output}`,
];

/** `docker run` of the same image under the same limits, from the call to its end, in ms. */
export async function dockerAlone(socket: string, image: string): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'dailies-bench-docker-'));
  try {
    await chmod(folder, 0o777);
    const limits = ['--network=none', '--read-only', '--cap-drop=ALL', '--security-opt=no-new-privileges', '--init'];
    const place = ['--user=65532:65532', '--tmpfs=/tmp', '-v', `${folder}:/out`];
    const [program = '', ...args] = pixelCommand('/out/take.png');
    const startedMs = performance.now();
    await run('docker', [
      '-H',
      `unix://${socket}`,
      'run',
      '--rm',
      ...limits,
      ...place,
      '--entrypoint',
      program,
      image,
      ...args,
    ]);
    return performance.now() - startedMs;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
