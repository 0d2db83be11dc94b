import type { RequestRecord } from '@dailies/shared/document';
import type { Priority } from '@dailies/shared/farm';

/** Somebody who asks for so many variations looks at them later. */
const BATCH_VARIATIONS = 4;

/** Chains, cells of fan-outs and many variations are batches: nobody sits before one and waits. */
export const priorityOfRequest = ({ chain, values, variations }: RequestRecord): Priority =>
  chain !== undefined || values !== undefined || variations >= BATCH_VARIATIONS ? 'batch' : 'interactive';
