import type { AssetId, RequestId, RunId, TakeId, UserId } from '@dailies/shared/ids';

/** What stands for the ids of a file in the project that is made of it; undefined: nothing does. */
export interface ImportedIds {
  readonly user: (id: UserId) => UserId;
  readonly request: (id: RequestId) => RequestId | undefined;
  /** Of the run of a request's variation. */
  readonly run: (request: RequestId, variation: number) => RunId | undefined;
  readonly take: (id: TakeId) => TakeId | undefined;
  readonly asset: (id: AssetId) => AssetId;
}
