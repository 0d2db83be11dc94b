import type { NodeRecord } from '@dailies/shared/document';
import type { BroughtKind } from '@dailies/shared/media';
import { ClipParams, FileParams, PictureParams, SoundParams } from '@dailies/shared/modules';
import { IconPlayerPlayFilled } from '@tabler/icons-react';
import { useEditor, useValue } from 'tldraw';
import { lengthText } from '../../media/lengthText.ts';
import { WaveformPicture } from '../../media/derivatives/WaveformPicture.tsx';
import { DownloadLink } from '../../media/DownloadLink.tsx';
import { sizeText } from '../../media/sizeText.ts';
import { SoundPlayer } from '../../media/SoundPlayer.tsx';
import { useMay } from '../../session/useMay.ts';
import type { BroughtNode } from '../dropping/bringFile.ts';
import { standingText } from '../dropping/comingWords.ts';
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

/** A sound that somebody brought: its waveform, and its controls where the node is selected. */
export function SoundBody({ node }: { node: NodeRecord }) {
  const editor = useEditor();
  const held = useHeld();
  const { media, durationSeconds } = SoundParams.catch(SoundParams.parse({})).parse(node.params);
  const isSelected = useValue('selected', () => editor.getOnlySelectedShapeId() === shapeIdOf(node.id), [
    editor,
    node.id,
  ]);
  if (media === null) return <EmptyBody node={node} kind="sound" />;
  return (
    <div className={classes.sound}>
      {isSelected ? (
        <div className={classes.player} {...held}>
          <SoundPlayer media={media} label={node.title} />
        </div>
      ) : (
        <WaveformPicture media={media} bars={WAVE_BARS} played={0} />
      )}
      {!isSelected && durationSeconds !== null && <span className={classes.badge}>{lengthText(durationSeconds)}</span>}
    </div>
  );
}

/** A file that is kept with the film: what it is, how large, and a way to have it. */
export function FileBody({ node }: { node: NodeRecord }) {
  const reach = useReach();
  const held = useHeld();
  const { media, kind, sizeBytes, name } = FileParams.catch(FileParams.parse({})).parse(node.params);
  if (media === null) return <EmptyBody node={node} kind="file" />;
  const facts = [kind === null ? null : KIND_TITLES[kind], sizeBytes === null ? null : sizeText(sizeBytes)];
  return (
    <div className={classes.file}>
      <span className={classes.name} title={name}>
        {name === '' ? node.title : name}
      </span>
      <span className={classes.facts}>{facts.filter((fact) => fact !== null).join('  ·  ')}</span>
      <DownloadLink className={classes.choose} tabIndex={reach} media={media} name={name} {...held}>
        Download
      </DownloadLink>
    </div>
  );
}

const WAVE_BARS = 80;

const KIND_TITLES: Readonly<Record<BroughtKind, string>> = {
  picture: 'Picture',
  video: 'Video',
  sound: 'Sound',
  blend: 'Blender file',
  font: 'Font',
  workflow: 'ComfyUI workflow',
  weights: 'Trained weights',
};

const ASKS: Readonly<Record<BroughtNode, string>> = {
  picture: 'Drop a picture here',
  clip: 'Drop a video here',
  sound: 'Drop a sound here',
  file: 'Drop a Blender file, a font or a workflow here',
};
const EMPTY: Readonly<Record<BroughtNode, string>> = {
  picture: 'No picture yet',
  clip: 'No video yet',
  sound: 'No sound yet',
  file: 'No file yet',
};

interface EmptyBodyProps {
  readonly node: NodeRecord;
  readonly kind: BroughtNode;
  /** What is asked for; left out: what nodes of that type take. */
  readonly asks?: string;
}

/** A node that waits for its file. */
export function EmptyBody({ node, kind, asks = ASKS[kind] }: EmptyBodyProps) {
  const reach = useReach();
  const held = useHeld();
  const mayWrite = useMay('nodes');
  const { choose, coming } = useReplaceMedia(node.id, kind);
  if (!mayWrite) return <div className={classes.empty}>{EMPTY[kind]}</div>;
  return (
    <div className={classes.empty}>
      {asks}
      <button
        type="button"
        tabIndex={reach}
        className={classes.choose}
        disabled={coming !== null}
        {...held}
        onClick={choose}
      >
        {coming === null ? 'Choose a file' : standingText(coming)}
      </button>
    </div>
  );
}
