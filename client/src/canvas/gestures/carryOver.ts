import { VersionWanted } from '@dailies/shared/assets';
import type { NodeRecord } from '@dailies/shared/document';
import type { CopiedToProject } from '@dailies/shared/http';
import { AssetId } from '@dailies/shared/ids';
import { Sha256 } from '@dailies/shared/media';
import { mentionsIn, stretchesOf, writeMention } from '@dailies/shared/mentions';
import { NODE_TYPES, type ParamHint } from '@dailies/shared/nodes';

type Copied = Pick<NodeRecord, 'type' | 'title' | 'params'>;

/** What nodes name that belongs to a project: assets, and files of the store. */
export interface Named {
  readonly assets: readonly { readonly id: AssetId; readonly version: VersionWanted }[];
  readonly media: readonly Sha256[];
}

/** An address of a file in a drawing, as `canvasAssets` writes it. */
const DRAWN_FILE = /"asset:([0-9a-f]{64})"/g;

const hintOf = ({ type }: Copied, name: string): ParamHint | undefined => NODE_TYPES.get(type)?.params[name];

/** Whether a param of a node holds a file: the media itself and what comes with it (a poster), or a typeface. */
const isFile = (node: Copied, name: string, value: unknown): value is Sha256 =>
  (hintOf(node, name)?.control === 'font' ||
    Object.values(NODE_TYPES.get(node.type)?.params ?? {}).some(({ control }) => control === 'media')) &&
  Sha256.safeParse(value).success;

/** What these nodes and this drawing name. A mention in a text names an asset too, at its newest version. */
export function namedBy(nodes: readonly Copied[], drawing: unknown): Named {
  const assets = new Map<AssetId, VersionWanted>();
  const media = new Set<Sha256>();
  for (const node of nodes) {
    const version = VersionWanted.catch('latest').parse(node.params['version']);
    for (const [name, value] of Object.entries(node.params)) {
      const control = hintOf(node, name)?.control;
      const asset = control === 'asset' ? AssetId.safeParse(value).data : undefined;
      if (asset !== undefined) assets.set(asset, version);
      if (isFile(node, name, value)) media.add(value);
      if (control !== 'text' || typeof value !== 'string') continue;
      for (const { of, id } of mentionsIn(value)) {
        const mentioned = of === 'user' ? undefined : AssetId.safeParse(id).data;
        if (mentioned !== undefined && !assets.has(mentioned)) assets.set(mentioned, 'latest');
      }
    }
  }
  for (const [, sha256] of JSON.stringify(drawing ?? null).matchAll(DRAWN_FILE)) media.add(Sha256.parse(sha256));
  return { assets: [...assets].map(([id, version]) => ({ id, version })), media: [...media] };
}

export interface Carried<T> {
  readonly nodes: readonly T[];
  /** Titles of nodes that go without what they named. */
  readonly without: readonly string[];
}

/** Nodes as they stand in the project that they are pasted into: naming the copies, and nothing that did not come. */
export function carried<T extends Copied>(nodes: readonly T[], { assets, media }: CopiedToProject): Carried<T> {
  const ids = new Map<string, (typeof assets)[number]>(assets.map((asset) => [asset.from, asset]));
  const files = new Set<string>(media.map(({ sha256 }) => sha256));
  const without = new Set<string>();
  const mentions = (text: string): string =>
    stretchesOf(text)
      .map(({ mention, text: stretch }) => {
        const copy = mention === null ? undefined : ids.get(mention.id);
        return mention === null || copy === undefined ? stretch : writeMention({ ...mention, id: copy.id });
      })
      .join('');
  const rebuilt = nodes.map((node): T => {
    const params = Object.entries(node.params).map(([name, value]): [string, typeof value] => {
      const control = hintOf(node, name)?.control;
      if (control === 'text' && typeof value === 'string') return [name, mentions(value)];
      if (control === 'asset' && typeof value === 'string') {
        const copy = ids.get(value);
        if (copy === undefined) without.add(node.title);
        return [name, copy?.id ?? null];
      }
      // A copy has versions of its own.
      if (name === 'version' && Object.values(node.params).some((id) => isCopy(ids, id))) return [name, 'latest'];
      if (isFile(node, name, value) && !files.has(value)) {
        without.add(node.title);
        return [name, null];
      }
      return [name, value];
    });
    return { ...node, params: Object.fromEntries(params) };
  });
  return { nodes: rebuilt, without: [...without] };
}

const isCopy = (
  ids: ReadonlyMap<string, { readonly from: AssetId; readonly id: AssetId }>,
  value: unknown,
): boolean => {
  const copy = typeof value === 'string' ? ids.get(value) : undefined;
  return copy !== undefined && copy.id !== copy.from;
};

const counted = (count: number, one: string, several: string): string => `${count} ${count === 1 ? one : several}`;

/** What came along, in one sentence; null where nothing did. */
export function sayCarried({ assets, media }: CopiedToProject): string | null {
  const newAssets = assets.filter(({ isNew }) => isNew).length;
  const newFiles = media.filter(({ isNew }) => isNew).length;
  const parts = [
    newAssets === 0 ? null : counted(newAssets, 'asset', 'assets'),
    newFiles === 0 ? null : counted(newFiles, 'file', 'files'),
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : `${parts.join(' and ')} came along into this project.`;
}
