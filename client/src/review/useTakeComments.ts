import { type ListedComment, readComments } from '@dailies/shared/document';
import type { TakeId } from '@dailies/shared/ids';
import { useModel } from '../document/useModel.ts';

/** What is said of a take, oldest first. */
export const useTakeComments = (take: TakeId): readonly ListedComment[] =>
  useModel(
    ['comments'],
    (model) => readComments(model.doc).filter(({ anchor }) => anchor.on === 'take' && anchor.take === take),
    [take],
  );
