import { z } from 'zod';
import { type AssetKind, VersionWanted } from '../assets/index.ts';
import { ok, refuse } from '../errors/index.ts';
import { AssetId } from '../ids/index.ts';
import { defineModule, type ProductionModule } from './defineModule.ts';

const AssetParams = z.object({
  asset: AssetId.nullable().default(null),
  version: VersionWanted.default('latest'),
});
type AssetParams = z.infer<typeof AssetParams>;

/** A node's asset at the version it asks for. */
function assetModule(kind: AssetKind, title: string): ProductionModule {
  return defineModule<AssetParams>({
    key: kind,
    version: 1,
    family: 'shot',
    runs: false,
    inputs: [],
    outputs: [{ key: 'asset', title, type: 'AssetReference', assetKind: kind }],
    params: AssetParams,
    requirements: { tags: [], gpuMemoryBytes: 0 },
    evaluate: ({ params, assets }) => {
      if (params.asset === null) return refuse('invalid-graph', `Choose a ${kind}, or make one.`, 'asset-missing');
      const asset = assets(params.asset, params.version);
      if (asset === undefined) {
        return refuse('invalid-graph', `This ${kind} cannot be found; choose another.`, 'asset-unknown');
      }
      if (asset.kind !== kind) {
        return refuse('invalid-graph', `"${asset.content.name}" is a ${asset.kind}, not a ${kind}.`, 'asset-kind');
      }
      return ok({ asset: [{ type: 'asset', asset }] });
    },
  });
}

export const character = assetModule('character', 'Character');
export const style = assetModule('style', 'Style');
export const location = assetModule('location', 'Location');
