import type { NodeRecord } from '@dailies/shared/document';
import type { Sha256 } from '@dailies/shared/media';
import { ClipParams, FileParams, PictureParams, SoundParams } from '@dailies/shared/modules';
import { Button } from '@mantine/core';
import { standingText } from '../canvas/dropping/comingWords.ts';
import { useReplaceMedia } from '../canvas/dropping/useReplaceMedia.ts';
import { NodeTypeIcon } from '../canvas/shapes/NodeTypeIcon.tsx';
import { Picture } from '../interface/Picture.tsx';
import { openMaskPainter } from '../masks/openMaskPainter.ts';
import { lengthText } from '../media/lengthText.ts';
import { sizeText } from '../media/sizeText.ts';
import { useModel } from '../document/useModel.ts';
import { useMay } from '../session/useMay.ts';
import type { Field } from './field.ts';
import { FieldFrame } from './FieldFrame.tsx';
import classes from './MediaField.module.css';

/** What a file on the canvas is: small, with its facts, and replaced by another file. */
export function MediaField(field: Field<'media'>) {
  const [id] = field.nodes;
  const node = useModel(['nodes'], (model) => (id === undefined ? undefined : model.nodes.get(id)), [id]);
  return node === undefined ? null : <MediaOf node={node} field={field} />;
}

const NODE_OF_HINT = { image: 'picture', video: 'clip', audio: 'sound', file: 'file' } as const;

interface Shown {
  readonly media: Sha256 | null;
  readonly poster: Sha256 | null;
  readonly name: string;
  readonly facts: readonly (string | null)[];
}

function shownOf({ type, params }: NodeRecord): Shown {
  if (type === 'sound') {
    const { media, durationSeconds, name } = SoundParams.catch(SoundParams.parse({})).parse(params);
    return { media, poster: null, name, facts: [durationSeconds === null ? null : lengthText(durationSeconds)] };
  }
  if (type === 'file' || type === 'blender-input') {
    const { media, sizeBytes, name } = FileParams.catch(FileParams.parse({})).parse(params);
    return { media, poster: null, name, facts: [sizeBytes === null ? null : sizeText(sizeBytes)] };
  }
  const clip = ClipParams.catch(ClipParams.parse({})).parse(params);
  const { media, width, height, name } = PictureParams.catch(PictureParams.parse({})).parse(params);
  const length = type === 'clip' && clip.durationSeconds !== null ? lengthText(clip.durationSeconds) : null;
  const pixels = width === null || height === null ? null : `${width} × ${height}`;
  return { media, poster: type === 'clip' ? clip.poster : media, name, facts: [length, pixels] };
}

function MediaOf({ node, field }: { node: NodeRecord; field: Field<'media'> }) {
  const { hint } = field;
  const mayWrite = useMay('nodes');
  const kind = NODE_OF_HINT[hint.kind];
  const { choose, coming } = useReplaceMedia(node.id, kind);
  const { media, poster, name, facts } = shownOf(node);
  const action = media === null ? 'Choose a file' : 'Replace';
  return (
    <FieldFrame field={field} wide>
      {() => (
        <div className={classes.field}>
          <div className={classes.thumb}>
            {kind === 'picture' || kind === 'clip' ? (
              <Picture sha256={poster} of={media} alt="" fit="contain" />
            ) : (
              <NodeTypeIcon type={kind} size={20} />
            )}
          </div>
          <div className={classes.words}>
            <span className={classes.name} title={name}>
              {name === '' ? (media === null ? 'Empty' : hint.title) : name}
            </span>
            <span className={classes.facts}>{facts.filter((fact) => fact !== null).join('  ·  ')}</span>
            {mayWrite && (
              <Button variant="default" size="compact-xs" disabled={coming !== null} onClick={choose}>
                {coming === null ? action : standingText(coming)}
              </Button>
            )}
            {coming !== null && (
              <Button variant="subtle" size="compact-xs" aria-label={`Cancel ${coming.name}`} onClick={coming.cancel}>
                Cancel
              </Button>
            )}
            {mayWrite && node.type === 'mask' && (
              <Button variant="default" size="compact-xs" onClick={() => openMaskPainter(node.id)}>
                Paint
              </Button>
            )}
          </div>
        </div>
      )}
    </FieldFrame>
  );
}
