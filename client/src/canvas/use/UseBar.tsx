import { assetTrail, usedAssets } from '@dailies/shared/graph';
import type { AssetId, NodeId } from '@dailies/shared/ids';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { IconFilter } from '@tabler/icons-react';
import type { Editor } from 'tldraw';
import { assetsQuery } from '../../api/assets.ts';
import { useModel } from '../../document/useModel.ts';
import { useSession } from '../../session/SessionContext.tsx';
import { NodeTypeIcon } from '../shapes/NodeTypeIcon.tsx';
import { LitBar } from './LitBar.tsx';
import classes from './LitBar.module.css';

const route = getRouteApi('/signed-in/p/$projectId/');

const shotsWords = (count: number): string => (count === 1 ? 'Used by 1 shot' : `Used by ${count} shots`);
const assetsWords = (count: number): string => (count === 1 ? 'Uses 1 asset' : `Uses ${count} assets`);

/** Shows on the canvas what uses an asset, or what a shot uses, as long as the address says so. */
export function UseBar({ editor }: { editor: Editor }) {
  const { uses, usedBy } = route.useSearch();
  if (uses !== undefined) return <UsersOfAsset key={uses} editor={editor} asset={uses} />;
  return usedBy === undefined ? null : <AssetsOfShot key={usedBy} editor={editor} shot={usedBy} />;
}

function UsersOfAsset({ editor, asset: id }: { editor: Editor; asset: AssetId }) {
  const { project } = useSession();
  const asset = useQuery(assetsQuery(project.id)).data?.find((known) => known.id === id);
  const trail = useModel(['nodes', 'edges'], ({ graph }) => assetTrail(graph, id), [id]);
  const stops = trail.shots.map(({ node }) => node);
  const name = asset?.content.name ?? 'An asset';
  return (
    <LitBar
      editor={editor}
      lit={trail}
      stops={stops}
      label={`What uses ${name}`}
      sign={<NodeTypeIcon type={asset?.kind ?? 'character'} size={16} />}
      title={name}
      words={stops.length === 0 ? 'No shot uses it yet' : shotsWords(stops.length)}
    >
      {stops.length > 0 && (
        <Link
          className={classes.filter}
          to="/p/$projectId/shots"
          params={{ projectId: project.id }}
          search={{ asset: id }}
          title="Only these in the table of shots"
        >
          <IconFilter size={14} aria-hidden="true" />
          Filter
        </Link>
      )}
    </LitBar>
  );
}

function AssetsOfShot({ editor, shot }: { editor: Editor; shot: NodeId }) {
  const node = useModel([`nodes:${shot}`], (model) => model.nodes.get(shot), [shot]);
  const used = useModel(['nodes', 'edges'], ({ graph }) => usedAssets(graph, shot), [shot]);
  const stops = [...new Set(used.assets.flatMap(({ by, mentionedIn }) => [...by, ...mentionedIn]))];
  const title = node === undefined || node.title === '' ? 'This shot' : node.title;
  return (
    <LitBar
      editor={editor}
      lit={used}
      stops={stops}
      label={`What ${title} uses`}
      sign={<NodeTypeIcon type={node?.type ?? 'shot-still'} size={16} />}
      title={title}
      words={used.assets.length === 0 ? 'Uses no asset yet' : assetsWords(used.assets.length)}
    />
  );
}
