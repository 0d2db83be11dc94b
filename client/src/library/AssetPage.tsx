import { createNodes } from '@dailies/shared/commands';
import { NodeId } from '@dailies/shared/ids';
import { NODE_TYPES } from '@dailies/shared/nodes';
import { Button } from '@mantine/core';
import { IconFocus2, IconLayoutBoardSplit } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { ApiProblem, sentenceOfError } from '../api/ApiProblem.ts';
import { assetQuery } from '../api/assets.ts';
import { addressOf } from '../app/addresses.ts';
import { NotFoundPage } from '../app/NotFoundPage.tsx';
import { useOpenAddress } from '../app/useOpenAddress.ts';
import { boxOf, freePlace } from '../canvas/dropping/places.ts';
import { useRun } from '../document/useRun.ts';
import { SectionPage } from '../interface/SectionPage.tsx';
import { useNames } from '../review/useNames.ts';
import { newId } from '../session/ProjectSession.ts';
import { useSession } from '../session/SessionContext.tsx';
import { useMay } from '../session/useMay.ts';
import { AssetView } from './AssetView.tsx';

const route = getRouteApi('/signed-in/p/$projectId/library/$assetId');

/** An asset as a project sees it; from here it goes onto the canvas. */
export function AssetPage() {
  const session = useSession();
  const { project, model } = session;
  const { assetId } = route.useParams();
  const { v: wanted } = route.useSearch();
  const asset = useQuery(assetQuery(assetId));
  const nameOf = useNames();
  const run = useRun();
  const open = useOpenAddress();
  const mayWrite = useMay('nodes');
  if (asset.isError && asset.data === undefined) {
    if (asset.error instanceof ApiProblem && asset.error.code === 'not-found') {
      return <NotFoundPage lead="There is no such asset, or it belongs to a project that you are not a member of." />;
    }
    return <SectionPage title="Library">{sentenceOfError(asset.error)}</SectionPage>;
  }
  if (asset.data === undefined) return <main aria-busy="true" />;
  const { id: assetOf, kind, content } = asset.data;
  const put = () => {
    const id = NodeId.parse(newId());
    const size = NODE_TYPES.get(kind)?.size ?? [220, 132];
    const pos = freePlace([...model.nodes.values()].map(boxOf), size);
    const node = { id, type: kind, title: content.name, pos, params: { asset: assetOf } };
    if (run(createNodes, { nodes: [node] }).ok) open(addressOf.node(project.id, id));
  };
  return (
    <AssetView
      key={assetOf}
      asset={asset.data}
      wanted={wanted}
      place={project.id}
      uploadTo={mayWrite ? project.id : null}
      nameOf={nameOf}
      actions={
        <>
          <Button
            variant="default"
            size="xs"
            leftSection={<IconFocus2 size={15} aria-hidden="true" />}
            onClick={() => open(addressOf.uses(project.id, assetOf))}
          >
            Show what uses it
          </Button>
          {mayWrite && asset.data.archivedAt === null && (
            <Button
              variant="default"
              size="xs"
              leftSection={<IconLayoutBoardSplit size={15} aria-hidden="true" />}
              onClick={put}
            >
              Add to canvas
            </Button>
          )}
        </>
      }
    />
  );
}
