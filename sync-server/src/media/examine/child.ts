import { DailiesError } from '@dailies/shared/errors';
import { examine } from './examine.ts';
import { type Examined, ToExamine } from './Examined.ts';

// The entry of a process that examines one file and ends.

async function answer(message: unknown): Promise<Examined> {
  const { path, type } = ToExamine.parse(message);
  try {
    return { ok: true, type: await examine(path, type) };
  } catch (error) {
    if (!(error instanceof DailiesError) || (error.code !== 'unsupported-media' && error.code !== 'too-large'))
      throw error;
    return { ok: false, code: error.code, message: error.message };
  }
}

// Ctrl-C in a terminal reaches the whole group; the server decides when its children end.
process.on('SIGINT', () => {});
process.on('disconnect', () => process.exit(1));
process.once('message', (message) => {
  void answer(message).then((examined) => process.send?.(examined, () => process.exit(0)));
});
