import { crowdLoad } from '../crowd/crowdLoad.ts';
import { dragLoad } from '../crowd/dragLoad.ts';
import { holdLoad } from '../crowd/holdLoad.ts';
import { joinLoad, movesLoad } from '../crowd/movesLoad.ts';
import { editLoad } from './editLoad.ts';
import { type LoadMessage, LoadOrder } from './LoadOrder.ts';
import { takeLoad } from './takeLoad.ts';

// The load in a process of its own: takes one order from its parent, says how it went, and ends.

/** Resolves when the parent has it, so that an exit cuts nothing off. */
const tell = (message: LoadMessage): Promise<void> =>
  new Promise((resolve) => process.send?.(message, undefined, undefined, () => resolve()));

async function obey(order: LoadOrder): Promise<LoadMessage> {
  if (order.kind === 'takes') return { type: 'takes', result: await takeLoad(order) };
  if (order.kind === 'crowd') return { type: 'crowd', result: await crowdLoad(order, (type) => void tell({ type })) };
  if (order.kind === 'moves') return { type: 'moves', result: await movesLoad(order) };
  if (order.kind === 'join') return { type: 'join', result: await joinLoad(order) };
  if (order.kind === 'hold') return holdLoad(order, () => void tell({ type: 'held' }));
  if (order.kind === 'drags') {
    return { type: 'drags', result: await dragLoad(order, () => void tell({ type: 'held' })) };
  }
  return { type: 'edits', result: await editLoad(order, (type) => void tell({ type })) };
}

process.on('disconnect', () => process.exit(1));
process.on('SIGTERM', () => process.exit(1));
process.once('message', (message) => {
  const answer = async (): Promise<LoadMessage> => {
    try {
      return await obey(LoadOrder.parse(message));
    } catch (error) {
      return { type: 'failed', message: error instanceof Error ? error.message : String(error) };
    }
  };
  void answer()
    .then(tell)
    .then(() => process.exit(0));
});
