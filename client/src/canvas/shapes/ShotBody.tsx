import type { NodeRecord } from '@dailies/shared/document';
import type { NodeId } from '@dailies/shared/ids';
import type { Sha256 } from '@dailies/shared/media';
import { lengthText } from '../../media/lengthText.ts';
import { WaveformPicture } from '../../media/derivatives/WaveformPicture.tsx';
import { TakeStrip } from '../../takes/TakeStrip.tsx';
import { usePick, useTakes } from '../../takes/useTakes.ts';
import { useEditor, useValue } from 'tldraw';
import { shotActivity } from '../../document/shotActivity.ts';
import { useModel } from '../../document/useModel.ts';
import { useProgress } from '../../document/useProgress.ts';
import { RunPreview } from '../../farm/RunPreview.tsx';
import { shapeIdOf } from './NodeShape.ts';
import { GenerateBar } from './GenerateBar.tsx';
import { NodeFilm } from './NodeFilm.tsx';
import { NodePicture } from './NodePicture.tsx';
import classes from './ShotBody.module.css';

/** Of a waveform, as wide as a node. */
const NODE_BARS = 72;

/** A shot: the pick's picture first, then what is going on, then its takes. */
export function ShotBody({ node }: { node: NodeRecord }) {
  const takes = useTakes(node.id);
  const pick = usePick(node.id);
  return (
    <>
      <div className={classes.picture}>
        {pick?.kind === 'audio' ? (
          <WaveformPicture media={pick.media} bars={NODE_BARS} />
        ) : pick?.kind === 'video' ? (
          <MotionPreview node={node} poster={pick.poster} media={pick.media} number={pick.number} />
        ) : (
          <NodePicture
            sha256={pick?.kind === 'image' ? pick.media : pick?.poster}
            of={pick?.media}
            alt={pick === undefined ? '' : `Take ${pick.number}`}
            empty={takes.length === 0 ? 'No take yet' : 'No pick'}
          />
        )}
        <LivePreview node={node.id} />
        {pick !== undefined && (
          <span className={classes.badge}>
            Take {pick.number}
            {pick.kind === 'audio' && `  ·  ${lengthText((pick.frames * pick.fps[1]) / pick.fps[0])}`}
          </span>
        )}
      </div>
      <GenerateBar node={node} />
      <TakeStrip node={node.id} />
    </>
  );
}

/** The take that is being made, as it stands, over the picture of the shot. */
function LivePreview({ node }: { node: NodeId }) {
  const run = useModel(
    [`runs:${node}`, 'requests'],
    (model) => {
      const activity = shotActivity(model, node);
      if (activity.kind !== 'working') return undefined;
      return activity.runs.find(({ state }) => state === 'running')?.id;
    },
    [node],
  );
  const preview = useProgress(node, run)?.preview;
  return run === undefined || preview === undefined ? null : <RunPreview key={run} run={run} preview={preview} />;
}

/** A poster, and the video where the node is selected: videos of a whole canvas would be too much. */
function MotionPreview({
  node,
  poster,
  media,
  number,
}: {
  node: NodeRecord;
  poster: Sha256;
  media: Sha256;
  number: number;
}) {
  const editor = useEditor();
  const isSelected = useValue('selected', () => editor.getOnlySelectedShapeId() === shapeIdOf(node.id), [
    editor,
    node.id,
  ]);
  if (!isSelected) return <NodePicture sha256={poster} of={media} alt={`Take ${number}`} />;
  return <NodeFilm className={classes.video} media={media} poster={poster} label={`Take ${number}`} />;
}
