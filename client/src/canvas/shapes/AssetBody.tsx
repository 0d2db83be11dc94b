import { AssetId } from '@dailies/shared/ids';
import type { NodeRecord } from '@dailies/shared/document';
import { NODE_TYPES } from '@dailies/shared/nodes';
import { useQuery } from '@tanstack/react-query';
import { useEditor } from 'tldraw';
import { assetsQuery } from '../../api/assets.ts';
import { Picture } from '../../interface/Picture.tsx';
import { useSession } from '../../session/SessionContext.tsx';
import { useMay } from '../../session/useMay.ts';
import classes from './AssetBody.module.css';
import { MentionedText } from './MentionedText.tsx';
import { shapeIdOf } from './NodeShape.ts';
import { useReach } from './reach.ts';
import { useHeld } from './useHeld.ts';

/** A character, style or location on the canvas: its colours, its name, and what it is like. */
export function AssetBody({ node }: { node: NodeRecord }) {
  const reach = useReach();
  const { project } = useSession();
  const editor = useEditor();
  const held = useHeld();
  const mayWrite = useMay('nodes');
  const assets = useQuery(assetsQuery(project.id)).data;
  const id = AssetId.safeParse(node.params['asset']).data;
  const asset = id === undefined ? undefined : assets?.find((known) => known.id === id);
  const kind = NODE_TYPES.get(node.type)?.title.toLowerCase() ?? 'asset';
  if (id === undefined) {
    return (
      <div className={classes.empty}>
        {mayWrite ? (
          <button
            type="button"
            tabIndex={reach}
            className={classes.choose}
            {...held}
            onClick={() => editor.setSelectedShapes([shapeIdOf(node.id)])}
          >
            Choose a {kind}
          </button>
        ) : (
          `No ${kind} chosen`
        )}
      </div>
    );
  }
  if (asset === undefined) {
    return <div className={classes.empty}>{assets === undefined ? '' : `This ${kind} cannot be found.`}</div>;
  }
  const { name, description, colours, references } = asset.content;
  const [reference] = references;
  return (
    <div className={classes.asset}>
      {reference !== undefined && (
        <div className={classes.reference}>
          <Picture sha256={reference} of={reference} alt="" fit="cover" />
        </div>
      )}
      <div className={classes.swatches} data-thin={reference !== undefined} aria-hidden="true">
        {(colours.length === 0 ? ['var(--line-strong)'] : colours).map((colour, index) => (
          <span key={index} style={{ background: colour }} />
        ))}
      </div>
      <div className={classes.words}>
        <strong className={classes.name}>{name}</strong>
        <span className={classes.description}>
          <MentionedText text={description} />
        </span>
      </div>
    </div>
  );
}
