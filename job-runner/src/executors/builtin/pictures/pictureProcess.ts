/**
 * The process that works on pictures: takes one job over IPC, answers, and ends. It ends too when the
 * runner does, which closes the channel.
 */
import { RunFailure } from '../../RunFailure.ts';
import { type PictureAnswer, PictureJob } from './messages.ts';
import { sharpOf } from './readPixels.ts';
import { WORKS } from './works.ts';

const answer = (message: PictureAnswer): Promise<void> =>
  new Promise((resolve, reject) => {
    process.send?.(message, undefined, {}, (error) => (error === null ? resolve() : reject(error)));
  });

async function work(job: PictureJob): Promise<void> {
  const make = WORKS.get(job.work);
  if (make === undefined) throw new Error(`There is no work "${job.work}".`);
  const pixels = await make(job, (fraction, phase) => void answer({ type: 'progress', fraction, phase }));
  await answer({ type: 'progress', fraction: 0.96, phase: 'Encoding' });
  await sharpOf(pixels)
    .toColourspace(pixels.channels === 1 ? 'b-w' : 'srgb')
    .png({ compressionLevel: 6 })
    .toFile(job.to);
  await answer({ type: 'done', widthPx: pixels.widthPx, heightPx: pixels.heightPx });
}

process.once('disconnect', () => process.exit(1));
process.once('message', (message) => {
  work(PictureJob.parse(message))
    .catch((error: unknown) =>
      answer({
        type: 'failed',
        code: error instanceof RunFailure ? error.code : null,
        message:
          error instanceof Error
            ? error instanceof RunFailure
              ? error.message
              : (error.stack ?? error.message)
            : String(error),
      }),
    )
    .finally(() => process.exit(0));
});
