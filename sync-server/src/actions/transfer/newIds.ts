import { readRequests, readRuns, readTakes } from '@dailies/shared/document';
import { AssetId, RequestId, type RunId, runIdOf, type TakeId, takeIdOf } from '@dailies/shared/ids';
import type { ImportedIds } from './ImportedIds.ts';
import type { ProjectFile } from './readProjectFile.ts';

/** The ids of an import, and for each take of the document the request and variation that it hangs on here. */
export interface NewIds extends Omit<ImportedIds, 'user'> {
  readonly takes: ReadonlyMap<
    TakeId,
    { readonly request: RequestId; readonly variation: number; readonly run: RunId; readonly take: TakeId }
  >;
}

/**
 * Gives requests new ids, and runs and takes those that follow from them, so that nothing meets what an
 * installation has (also the very project that was exported). Nodes, comments and playlists keep theirs,
 * which count within a document; assets keep theirs where they are free, because recipes name them.
 */
export function newIds(
  { document, assets }: Pick<ProjectFile, 'document' | 'assets'>,
  takenAssets: ReadonlySet<string>,
  sharedAssets: ReadonlySet<string>,
  newId: () => string,
): NewIds {
  const requests = new Map<RequestId, RequestId>();
  for (const { id } of readRequests(document)) requests.set(id, RequestId.parse(newId()));
  const madeBy = new Map<TakeId, { request: RequestId; variation: number }>();
  for (const { request, variation, state, take } of readRuns(document)) {
    const newRequest = requests.get(request);
    if (take === undefined || state !== 'succeeded' || newRequest === undefined) continue;
    madeBy.set(take, { request: newRequest, variation });
  }
  const takes = new Map<TakeId, { request: RequestId; variation: number; run: RunId; take: TakeId }>();
  const runs = new Set<RunId>();
  for (const { id } of readTakes(document)) {
    // One that came from another project has no request here: it gets one that the document does not show.
    const own = madeBy.get(id);
    const isFirst = own !== undefined && !runs.has(runIdOf(own.request, own.variation));
    const { request, variation } = isFirst ? own : { request: RequestId.parse(newId()), variation: 0 };
    const run = runIdOf(request, variation);
    runs.add(run);
    takes.set(id, { request, variation, run, take: takeIdOf(run) });
  }
  const assetIds = new Map<AssetId, AssetId>();
  for (const { id } of assets) {
    const isFree = !takenAssets.has(id) || sharedAssets.has(id);
    assetIds.set(id, isFree ? id : AssetId.parse(newId()));
  }
  return {
    request: (id) => requests.get(id),
    run: (request, variation) => {
      const newRequest = requests.get(request);
      return newRequest === undefined ? undefined : runIdOf(newRequest, variation);
    },
    take: (id) => takes.get(id)?.take,
    asset: (id) => assetIds.get(id) ?? id,
    takes,
  };
}
