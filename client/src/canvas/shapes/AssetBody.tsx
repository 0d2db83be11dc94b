import { AssetId } from '@dailies/shared/ids';
import type { NodeRecord } from '@dailies/shared/document';
import { NODE_TYPES } from '@dailies/shared/nodes';
import { useQuery } from '@tanstack/react-query';
import { useEditor } from 'tldraw';
import { assetQuery, assetsQuery } from '../../api/assets.ts';
import { Picture } from '../../interface/Picture.tsx';
import { useSession } from '../../session/SessionContext.tsx';
import { useMay } from '../../session/useMay.ts';
import classes from './AssetBody.module.css';
import { MentionedText } from './MentionedText.tsx';
import { shapeIdOf } from './NodeShape.ts';
import { useReach } from './reach.ts';
import { useHeld } from './useHeld.ts';

/** Stands for no asset where a query wants one; nothing is asked for by it. */
const NO_ASSET = AssetId.parse('none');

/** A character, style or location on the canvas: its colours, its name, and what it is like. */
export function AssetBody({ node }: { node: NodeRecord }) {
  const reach = useReach();
  const { project } = useSession();
  const editor = useEditor();
  const pressed = useHeld();
  const mayWrite = useMay('nodes');
  const assets = useQuery(assetsQuery(project.id)).data;
  const id = AssetId.safeParse(node.params['asset']).data;
  const asset = id === undefined ? undefined : assets?.find((known) => known.id === id);
  const held = typeof node.params['version'] === 'number' ? node.params['version'] : null;
  const history = useQuery({ ...assetQuery(id ?? NO_ASSET), enabled: id !== undefined && held !== null }).data;
  const kind = NODE_TYPES.get(node.type)?.title.toLowerCase() ?? 'asset';
  if (id === undefined) {
    return (
      <div className={classes.empty}>
        {mayWrite ? (
          <button
            type="button"
            tabIndex={reach}
            className={classes.choose}
            {...pressed}
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
  const content = history?.versions.find(({ version }) => version === held)?.content ?? asset.content;
  const { name, description, colours, references } = content;
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
        <strong className={classes.name}>
          {name}
          {held !== null && <span className={classes.held}> held at version {held}</span>}
        </strong>
        <span className={classes.description}>
          <MentionedText text={description} />
        </span>
      </div>
    </div>
  );
}
