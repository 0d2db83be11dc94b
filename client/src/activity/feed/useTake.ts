import { readTake } from '@dailies/shared/document';
import type { TakeId } from '@dailies/shared/ids';
import type { Take } from '../../document/ProjectModel.ts';
import { useModel } from '../../document/useModel.ts';

interface ShownTake {
  readonly take: Take;
  /** Of its node; empty where that is gone. */
  readonly title: string;
}

/** A take by its id, with its node's title; undefined where there is none. */
export function useTake(id: TakeId | undefined): ShownTake | undefined {
  return useModel(
    ['takes', 'nodes'],
    (model) => {
      const record = id === undefined ? undefined : readTake(model.doc, id);
      if (id === undefined || record === undefined) return undefined;
      return { take: { ...record, id }, title: model.nodes.get(record.node)?.title ?? '' };
    },
    [id],
  );
}
