import { fileURLToPath } from 'node:url';
import { DailiesError } from '@dailies/shared/errors';
import { Child } from '../processes/Child.ts';
import {
  type EditOrder,
  type EditResult,
  LoadMessage,
  type LoadOrder,
  type TakeOrder,
  type TakeResult,
} from './LoadOrder.ts';

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url));

type Ending = Extract<LoadMessage, { result: unknown }>;

/** Called when what counts begins, and when it has ended. */
export type OnWindow = (moment: 'measuring' | 'measured') => void;

/** Where the load process writes. */
export interface LoadFiles {
  readonly logFile: string;
  readonly profileFolder: string | null;
}

async function ask(order: LoadOrder, files: LoadFiles, timeoutMs: number, onWindow?: OnWindow): Promise<Ending> {
  const load = new Child({ name: 'load', main: MAIN, ...files });
  let timer: NodeJS.Timeout | undefined;
  try {
    const answered = new Promise<Ending>((resolve, reject) => {
      timer = setTimeout(
        () => reject(new DailiesError('internal', `The load had not ended after ${timeoutMs / 1_000} s.`)),
        timeoutMs,
      );
      load.onMessage((raw) => {
        const message = LoadMessage.parse(raw);
        if (message.type === 'measuring' || message.type === 'measured') onWindow?.(message.type);
        else if (message.type === 'failed') reject(new DailiesError('internal', message.message));
        else resolve(message);
      });
      load.send(order);
    });
    return await load.whileAlive(answered);
  } finally {
    clearTimeout(timer);
    await load.stop();
  }
}

const CONNECT_AND_DRAIN_MS = 60_000;

/** Has a fresh process make the edits. */
export async function askForEdits(order: EditOrder, files: LoadFiles, onWindow: OnWindow): Promise<EditResult> {
  const timeoutMs = (order.warmUpSeconds + order.measureSeconds) * 1_000 + CONNECT_AND_DRAIN_MS;
  const ending = await ask(order, files, timeoutMs, onWindow);
  if (ending.type !== 'edits') throw new DailiesError('internal', 'The load answered something else than was asked.');
  return ending.result;
}

/** Has a fresh process request takes. */
export async function askForTakes(order: TakeOrder, files: LoadFiles): Promise<TakeResult> {
  const ending = await ask(order, files, CONNECT_AND_DRAIN_MS + order.takes * 3_000);
  if (ending.type !== 'takes') throw new DailiesError('internal', 'The load answered something else than was asked.');
  return ending.result;
}
