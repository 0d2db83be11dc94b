import { readFile } from 'node:fs/promises';
import { DailiesError } from '@dailies/shared/errors';
import { workflowForm } from '@dailies/shared/media';

export async function examineWorkflow(path: string): Promise<void> {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path)));
  } catch (cause) {
    throw new DailiesError('unsupported-media', 'The file begins as JSON, but cannot be read as JSON; save it anew.', {
      cause,
    });
  }
  if (workflowForm(value) === null) {
    throw new DailiesError(
      'unsupported-media',
      'The file is JSON, but no ComfyUI workflow, saved or exported for its API.',
    );
  }
}
