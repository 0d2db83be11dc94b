import { withBrowser } from '../canvas/withBrowser.ts';
import type { FrameChoice } from '../arguments.ts';
import type { Measuring } from '../measureEdits.ts';
import type { CanvasMemory, FrameMeasurement } from '../results/BenchResult.ts';
import type { BenchServer } from '../servers/BenchServer.ts';
import { frameSubjects, measureFrames } from './measureFrames.ts';
import { servePlain } from './servePlain.ts';

interface FramesOptions {
  readonly rounds: number;
  readonly choice: FrameChoice;
  /** Told what is going on, a line at a time. */
  readonly say: (line: string) => void;
  readonly signal: AbortSignal;
}

/** Moves our canvas and plain tldraw about, of every size, turn by turn; nothing where there is no browser. */
export async function measureAllFrames(
  measuring: Measuring,
  ours: BenchServer,
  { rounds, choice, say, signal }: FramesOptions,
): Promise<{ readonly frames: FrameMeasurement[]; readonly canvasMemory: CanvasMemory[] }> {
  const frames: FrameMeasurement[] = [];
  const canvasMemory: CanvasMemory[] = [];
  await withBrowser(say, async (browser) => {
    if (browser === null) return;
    const plain = await servePlain(measuring.folder);
    try {
      const pairs = await frameSubjects(measuring, ours, plain, choice);
      for (let round = 0; round < rounds; round += 1) {
        for (const pair of pairs) {
          for (const subject of round % 2 === 0 ? pair : pair.toReversed()) {
            signal.throwIfAborted();
            say(`round ${round + 1} of ${rounds}, ${subject.canvas} with ${subject.nodes} nodes is moved about`);
            const measured = await measureFrames(browser, subject, round, choice.gestures, measuring.profileFolder);
            frames.push(...measured.frames);
            canvasMemory.push(measured.memory);
          }
        }
      }
    } finally {
      await plain.stop();
    }
  });
  return { frames, canvasMemory };
}
