import { fileURLToPath } from 'node:url';
import { DailiesError } from '@dailies/shared/errors';
import { Child } from '../processes/Child.ts';
import {
  type CrowdOrder,
  type CrowdResult,
  type DragOrder,
  type DragResult,
  type EditOrder,
  type EditResult,
  type HoldOrder,
  type JoinOrder,
  type JoinResult,
  LoadMessage,
  type LoadOrder,
  type MovesOrder,
  type MovesResult,
  type TakeOrder,
  type TakeResult,
} from './LoadOrder.ts';

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url));

type Ending = Extract<LoadMessage, { result: unknown }>;

/** Called when what counts begins, and when it has ended; of a crowd also when it is cut off and when it is back. */
export type OnWindow = (moment: 'measuring' | 'measured' | 'cut' | 'back') => void;

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
        if ('result' in message) resolve(message);
        else if (message.type === 'failed') reject(new DailiesError('internal', message.message));
        else if (message.type !== 'held') onWindow?.(message.type);
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

const CROWD_MS = 180_000;

/** Has a fresh process bring a crowd. */
export async function askForCrowd(order: CrowdOrder, files: LoadFiles, onWindow: OnWindow): Promise<CrowdResult> {
  const ending = await ask(order, files, CROWD_MS, onWindow);
  if (ending.type !== 'crowd') throw new DailiesError('internal', 'The load answered something else than was asked.');
  return ending.result;
}

/** Has a fresh process move shots. */
export async function askForMoves(order: MovesOrder, files: LoadFiles): Promise<MovesResult> {
  const ending = await ask(order, files, CROWD_MS);
  if (ending.type !== 'moves') throw new DailiesError('internal', 'The load answered something else than was asked.');
  return ending.result;
}

/** Has a fresh process drag nodes. */
export async function askForDrags(order: DragOrder, files: LoadFiles): Promise<DragResult> {
  const ending = await ask(order, files, CONNECT_AND_DRAIN_MS + order.seconds * 1_000);
  if (ending.type !== 'drags') throw new DailiesError('internal', 'The load answered something else than was asked.');
  return ending.result;
}

/** Has a fresh process open a project once. */
export async function askToJoin(order: JoinOrder, files: LoadFiles): Promise<JoinResult> {
  const ending = await ask(order, files, CONNECT_AND_DRAIN_MS);
  if (ending.type !== 'join') throw new DailiesError('internal', 'The load answered something else than was asked.');
  return ending.result;
}

/** Has a fresh process open projects and stay in them, or drag nodes, while `work` is done. */
export async function whileHeld<T>(order: HoldOrder | DragOrder, files: LoadFiles, work: () => Promise<T>): Promise<T> {
  const load = new Child({ name: 'load', main: MAIN, ...files });
  try {
    const held = new Promise<void>((resolve, reject) => {
      load.onMessage((raw) => {
        const message = LoadMessage.parse(raw);
        if (message.type === 'held') resolve();
        else if (message.type === 'failed') reject(new DailiesError('internal', message.message));
      });
      load.send(order);
    });
    await load.whileAlive(held);
    return await load.whileAlive(work());
  } finally {
    await load.stop();
  }
}

/** Has a fresh process request takes. */
export async function askForTakes(order: TakeOrder, files: LoadFiles): Promise<TakeResult> {
  const ending = await ask(order, files, CONNECT_AND_DRAIN_MS + order.takes * 3_000);
  if (ending.type !== 'takes') throw new DailiesError('internal', 'The load answered something else than was asked.');
  return ending.result;
}
