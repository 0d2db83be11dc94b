import type { NodeRecord } from '@dailies/shared/document';
import { ClipParams, PictureParams } from '@dailies/shared/modules';
import { Button } from '@mantine/core';
import { useReplaceMedia } from '../canvas/dropping/useReplaceMedia.ts';
import { Picture } from '../interface/Picture.tsx';
import { lengthText } from '../media/lengthText.ts';
import { useModel } from '../document/useModel.ts';
import { useMay } from '../session/useMay.ts';
import type { Field } from './field.ts';
import { FieldFrame } from './FieldFrame.tsx';
import classes from './MediaField.module.css';

/** What a picture or a clip shows: small, with its facts, and replaced by another file. */
export function MediaField(field: Field<'media'>) {
  const [id] = field.nodes;
  const node = useModel(['nodes'], (model) => (id === undefined ? undefined : model.nodes.get(id)), [id]);
  return node === undefined ? null : <MediaOf node={node} field={field} />;
}

function MediaOf({ node, field }: { node: NodeRecord; field: Field<'media'> }) {
  const { hint } = field;
  const mayWrite = useMay('nodes');
  const kind = hint.kind === 'image' ? 'picture' : 'clip';
  const { choose, percent } = useReplaceMedia(node.id, kind);
  const picture = PictureParams.catch(PictureParams.parse({})).parse(node.params);
  const clip = ClipParams.catch(ClipParams.parse({})).parse(node.params);
  const { media, width, height, name } = kind === 'picture' ? picture : clip;
  const length = kind === 'clip' && clip.durationSeconds !== null ? lengthText(clip.durationSeconds) : null;
  const facts = [length, width === null || height === null ? null : `${width} × ${height}`].filter(
    (fact) => fact !== null,
  );
  const action = media === null ? 'Choose a file' : 'Replace';
  return (
    <FieldFrame field={field} wide>
      {() => (
        <div className={classes.field}>
          <div className={classes.thumb}>
            <Picture sha256={kind === 'picture' ? media : clip.poster} of={media} alt="" fit="contain" />
          </div>
          <div className={classes.words}>
            <span className={classes.name} title={name}>
              {name === '' ? (media === null ? 'Empty' : hint.title) : name}
            </span>
            <span className={classes.facts}>{facts.join('  ·  ')}</span>
            {mayWrite && (
              <Button variant="default" size="compact-xs" disabled={percent !== null} onClick={choose}>
                {percent === null ? action : `${percent} %`}
              </Button>
            )}
          </div>
        </div>
      )}
    </FieldFrame>
  );
}
