/**
 * The drawing process: takes one job over IPC, answers, and ends. It ends too when the runner does,
 * which closes the channel.
 */
import { VideoEncoder } from '../../../media/VideoEncoder.ts';
import { RunFailure } from '../../RunFailure.ts';
import { PrevisJob, type PrevisAnswer } from './messages.ts';
import { PicturePainter } from './PicturePainter.ts';
import { readShot } from './readShot.ts';
import { ScenePainter } from './ScenePainter.ts';

const answer = (message: PrevisAnswer): Promise<void> =>
  new Promise((resolve, reject) => {
    process.send?.(message, undefined, {}, (error) => (error === null ? resolve() : reject(error)));
  });

async function draw(job: PrevisJob): Promise<void> {
  const { widthPx, heightPx, frames, fps } = job.spec.recipe;
  if (job.kind === 'still') {
    await answer({ type: 'progress', fraction: 0.1, phase: 'Drawing' });
    const painter = new ScenePainter(readShot(job.spec), widthPx, heightPx);
    const canvas = painter.paint(0);
    await answer({ type: 'progress', fraction: 0.8, phase: 'Encoding' });
    const bytes = new Uint8Array(await canvas.encode('png'));
    await answer({ type: 'done', bytes, widthPx, heightPx, frames: 1 });
    return;
  }
  const format = { widthPx: Math.max(2, widthPx & ~1), heightPx: Math.max(2, heightPx & ~1), fps };
  const shot = readShot(job.spec);
  const painter =
    job.firstFrame === undefined
      ? new ScenePainter(shot, format.widthPx, format.heightPx)
      : await PicturePainter.open(shot, job.firstFrame, format.widthPx, format.heightPx);
  const encoder = await VideoEncoder.open(job.path, format);
  for (let frame = 0; frame < frames; frame += 1) {
    await answer({
      type: 'progress',
      fraction: (frame / frames) * 0.95,
      phase: `Drawing frame ${frame + 1} of ${frames}`,
    });
    await encoder.write(painter.paint(frame).data());
  }
  await answer({ type: 'progress', fraction: 0.96, phase: 'Encoding' });
  await encoder.finish();
  await answer({ type: 'done', widthPx: format.widthPx, heightPx: format.heightPx, frames });
}

process.once('disconnect', () => process.exit(1));
process.once('message', (message) => {
  draw(PrevisJob.parse(message))
    .catch((error: unknown) =>
      answer(
        error instanceof RunFailure
          ? { type: 'failed', message: error.message, isForeseen: true }
          : {
              type: 'failed',
              message: error instanceof Error ? (error.stack ?? error.message) : String(error),
              isForeseen: false,
            },
      ),
    )
    .finally(() => process.exit(0));
});
