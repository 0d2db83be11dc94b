import type { NodeRecord } from '@dailies/shared/document';
import { Picture } from '../../interface/Picture.tsx';
import { mediaUrl } from '../../media/mediaUrl.ts';
import { TakeStrip } from '../../takes/TakeStrip.tsx';
import { usePick, useTakes } from '../../takes/useTakes.ts';
import { useEditor, useValue } from 'tldraw';
import { shapeIdOf } from './NodeShape.ts';
import { GenerateBar } from './GenerateBar.tsx';
import classes from './ShotBody.module.css';

/** A shot: the pick's picture first, then what is going on, then its takes. */
export function ShotBody({ node }: { node: NodeRecord }) {
  const takes = useTakes(node.id);
  const pick = usePick(node.id);
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
      <TakeStrip node={node.id} />
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
