import type { NodeRecord } from '@dailies/shared/document';
import { ClipParams, PictureParams } from '@dailies/shared/modules';
import { IconPlayerPlayFilled } from '@tabler/icons-react';
import { useEditor, useValue } from 'tldraw';
import { lengthText } from '../../media/lengthText.ts';
import { useMay } from '../../session/useMay.ts';
import { useReplaceMedia } from '../dropping/useReplaceMedia.ts';
import classes from './BroughtBody.module.css';
import { NodeFilm } from './NodeFilm.tsx';
import { NodePicture } from './NodePicture.tsx';
import { useReach } from './reach.ts';
import { shapeIdOf } from './NodeShape.ts';
import { useHeld } from './useHeld.ts';

const pixels = (width: number | null, height: number | null): string | null =>
  width === null || height === null ? null : `${width} × ${height}`;

/** A picture that somebody brought. */
export function PictureBody({ node }: { node: NodeRecord }) {
  const { media, width, height } = PictureParams.catch(PictureParams.parse({})).parse(node.params);
  if (media === null) return <EmptyBody node={node} kind="picture" />;
  const size = pixels(width, height);
  return (
    <div className={classes.picture}>
      <NodePicture sha256={media} of={media} alt={node.title} />
      {size !== null && <span className={classes.badge}>{size}</span>}
    </div>
  );
}

/** A video that somebody brought: its poster, and itself where the node is selected. */
export function ClipBody({ node }: { node: NodeRecord }) {
  const editor = useEditor();
  const { media, poster, width, height, durationSeconds } = ClipParams.catch(ClipParams.parse({})).parse(node.params);
  const isSelected = useValue('selected', () => editor.getOnlySelectedShapeId() === shapeIdOf(node.id), [
    editor,
    node.id,
  ]);
  if (media === null) return <EmptyBody node={node} kind="clip" />;
  const size = pixels(width, height);
  const length = durationSeconds === null ? null : lengthText(durationSeconds);
  return (
    <div className={classes.picture}>
      {isSelected ? (
        <NodeFilm className={classes.video} media={media} poster={poster} label={node.title} />
      ) : (
        <NodePicture
          sha256={poster}
          of={media}
          alt={node.title}
          empty="It is kept as it was brought; the browser that brought it could not play it."
        />
      )}
      {(length ?? size) !== null && (
        <span className={classes.badge}>
          <IconPlayerPlayFilled size={8} aria-hidden="true" />
          {[length, size].filter((part) => part !== null).join('  ·  ')}
        </span>
      )}
    </div>
  );
}

const ASKS = { picture: 'Drop a picture here', clip: 'Drop a video here' } as const;
const EMPTY = { picture: 'No picture yet', clip: 'No video yet' } as const;

function EmptyBody({ node, kind }: { node: NodeRecord; kind: 'picture' | 'clip' }) {
  const reach = useReach();
  const held = useHeld();
  const mayWrite = useMay('nodes');
  const { choose, percent } = useReplaceMedia(node.id, kind);
  if (!mayWrite) return <div className={classes.empty}>{EMPTY[kind]}</div>;
  return (
    <div className={classes.empty}>
      {ASKS[kind]}
      <button
        type="button"
        tabIndex={reach}
        className={classes.choose}
        disabled={percent !== null}
        {...held}
        onClick={choose}
      >
        {percent === null ? 'Choose a file' : `${percent} %`}
      </button>
    </div>
  );
}
