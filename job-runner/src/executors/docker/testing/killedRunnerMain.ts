import { z } from 'zod';
import { openMediaStore } from '@dailies/media-store';
import { DockerConnection } from '@dailies/shared/farm';
import { orderFor } from '../../testing/orderFor.ts';
import { DockerExecutor } from '../DockerExecutor.ts';

/** What a runner that is going to be killed works on. */
const Wanted = z.object({
  connection: DockerConnection,
  mediaUrl: z.string(),
  workFolder: z.string(),
  installation: z.string(),
  image: z.string(),
  run: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});

const { connection, mediaUrl, workFolder, installation, image, run, params } = Wanted.parse(
  JSON.parse(process.argv[2] ?? ''),
);
const executor = new DockerExecutor({
  connection,
  credential: null,
  workFolder,
  installation,
  store: await openMediaStore(mediaUrl),
  measure: () => Promise.reject(new Error('This runner does not live to measure.')),
  maxOutputBytes: 100_000,
});
await executor.execute(orderFor({ executor: 'container', image }, { run, params }), {
  onProgress: (fraction) => process.send?.(fraction),
  signal: new AbortController().signal,
});
