import type { ListedComment } from '@dailies/shared/document';
import type { TakeId } from '@dailies/shared/ids';
import { useModel } from '../document/useModel.ts';

/** What is said of a take, oldest first. */
export const useTakeComments = (take: TakeId): readonly ListedComment[] =>
  useModel([`comments:take:${take}`], (model) => model.comments(`take:${take}`), [take]);
