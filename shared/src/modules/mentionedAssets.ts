import type { AssetKind, AssetLookup, AssetVersion } from '../assets/index.ts';
import { ok, refuse, type Result } from '../errors/index.ts';
import { AssetId } from '../ids/index.ts';
import { mentionsIn, withNames } from '../mentions/index.ts';
import type { RunInput } from '../runs/index.ts';
import type { ModuleInputs } from './defineModule.ts';
import type { InputPort } from './ports.ts';

/** A text as a model reads it, and what arrives together with what the text mentions. */
interface Told {
  readonly text: string;
  readonly inputs: ModuleInputs;
}

const idOf = (input: RunInput): string | undefined => (input.type === 'asset' ? input.asset.id : undefined);

/**
 * [P10] A mention of an asset reads as its present name, and brings the asset along at its newest version
 * where the port of its kind has room. [P11] One that cannot be found is refused by its name. People read
 * as their names. A text without mentions is given back as it is, with the same inputs.
 */
export function mentionedAssets(
  text: string,
  inputs: ModuleInputs,
  ports: readonly InputPort[],
  assets: AssetLookup,
): Result<Told> {
  const found = new Map<string, AssetVersion>();
  const told: Record<string, readonly RunInput[]> = { ...inputs };
  for (const mention of mentionsIn(text)) {
    if (mention.of === 'user') continue;
    const asset = assets(AssetId.parse(mention.id), 'latest');
    if (asset === undefined || asset.kind !== mention.of) {
      const message = `The prompt mentions the ${mention.of} "${mention.name}", which cannot be found; take it out or mention another.`;
      return refuse('invalid-graph', message, 'P11');
    }
    found.set(`${mention.of}:${mention.id}`, asset);
    const port = portFor(mention.of, ports);
    const there = port === undefined ? [] : (told[port.key] ?? []);
    const hasRoom = port !== undefined && there.length < (port.maxEdges ?? 1);
    if (hasRoom && !there.some((input) => idOf(input) === asset.id)) {
      told[port.key] = [...there, { type: 'asset', asset }];
    }
  }
  return ok({ text: withNames(text, ({ of, id }) => found.get(`${of}:${id}`)?.content.name, ''), inputs: told });
}

const portFor = (kind: AssetKind, ports: readonly InputPort[]): InputPort | undefined =>
  ports.find(({ assetKinds }) => assetKinds?.includes(kind) === true);
