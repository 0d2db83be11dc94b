import { setPick } from '@dailies/shared/commands';
import type { NodeRecord } from '@dailies/shared/document';
import { useNavigate } from '@tanstack/react-router';
import { useModel } from '../../document/useModel.ts';
import { useRun } from '../../document/useRun.ts';
import { Picture } from '../../interface/Picture.tsx';
import { mediaUrl } from '../../media/mediaUrl.ts';
import { useMay } from '../../session/useMay.ts';
import { useSession } from '../../session/SessionContext.tsx';
import { TakeThumb } from '../../takes/TakeThumb.tsx';
import { useEditor, useValue } from 'tldraw';
import { shapeIdOf } from './NodeShape.ts';
import { GenerateBar } from './GenerateBar.tsx';
import classes from './ShotBody.module.css';
import { useHeld } from './useHeld.ts';

/** Takes shown on the node; the rest is in the inspector. */
const STRIP_AT_MOST = 5;

/** A shot: the pick's picture first, then what is going on, then its takes. */
export function ShotBody({ node }: { node: NodeRecord }) {
  const held = useHeld();
  const navigate = useNavigate();
  const run = useRun();
  const { project } = useSession();
  const mayPick = useMay('picks');
  const takes = useModel([`takes:${node.id}`], (model) => model.takes(node.id), [node.id]);
  const pick = useModel([`takes:${node.id}`, `picks:${node.id}`], (model) => model.pick(node.id), [node.id]);
  const shown = takes.slice(-STRIP_AT_MOST);
  return (
    <>
      <div className={classes.picture}>
        {pick?.kind === 'video' ? (
          <MotionPreview node={node} poster={pick.poster} media={pick.media} number={pick.number} />
        ) : (
          <Picture
            sha256={pick?.media}
            alt={pick === undefined ? '' : `Take ${pick.number}`}
            fit="contain"
            empty={takes.length === 0 ? 'No take yet' : 'No pick'}
          />
        )}
        {pick !== undefined && <span className={classes.badge}>Take {pick.number}</span>}
      </div>
      <GenerateBar node={node} />
      <div className={classes.strip} {...held}>
        {takes.length === 0 && <span className={classes.slot} aria-hidden="true" />}
        {takes.length > STRIP_AT_MOST && <span className={classes.more}>+{takes.length - STRIP_AT_MOST}</span>}
        {shown.map((take) => (
          <div key={take.id} className={classes.cell}>
            <TakeThumb
              take={take}
              isPick={take.id === pick?.id}
              onPick={
                mayPick ? () => run(setPick, { node: node.id, take: take.id === pick?.id ? null : take.id }) : undefined
              }
              onOpen={() =>
                void navigate({
                  to: '/p/$projectId/takes/$takeId',
                  params: { projectId: project.id, takeId: take.id },
                })
              }
            />
          </div>
        ))}
      </div>
    </>
  );
}

/** A poster, and the video where the node is selected: videos of a whole canvas would be too much. */
function MotionPreview({
  node,
  poster,
  media,
  number,
}: {
  node: NodeRecord;
  poster: Parameters<typeof mediaUrl>[0];
  media: Parameters<typeof mediaUrl>[0];
  number: number;
}) {
  const editor = useEditor();
  const isSelected = useValue('selected', () => editor.getOnlySelectedShapeId() === shapeIdOf(node.id), [
    editor,
    node.id,
  ]);
  if (!isSelected) return <Picture sha256={poster} alt={`Take ${number}`} fit="contain" />;
  return (
    <video
      className={classes.video}
      src={mediaUrl(media)}
      poster={mediaUrl(poster)}
      aria-label={`Take ${number}`}
      autoPlay
      muted
      loop
      playsInline
    />
  );
}
