import type { Asset } from '@dailies/shared/http';
import { IconBuildingCommunity } from '@tabler/icons-react';
import { AddressLink } from '../activity/AddressLink.tsx';
import { NodeTypeIcon } from '../canvas/shapes/NodeTypeIcon.tsx';
import { Picture } from '../interface/Picture.tsx';
import { Palette } from './Palette.tsx';
import classes from './AssetCard.module.css';
import { assetAddress, type LibraryPlace } from './place.ts';

const TAGS_SHOWN = 3;

/** An asset as a card: its first reference, or its colours where it has none; then what it is. */
export function AssetCard({ asset, place }: { asset: Asset; place: LibraryPlace }) {
  const { id, kind, content, tags, version, project } = asset;
  const [reference] = content.references;
  return (
    <li className={classes.card} data-asset-id={id}>
      <div className={classes.picture}>
        {reference === undefined ? (
          <Palette colours={content.colours} fill />
        ) : (
          <>
            <Picture sha256={reference} of={reference} alt="" fit="cover" />
            <Palette colours={content.colours} thin />
          </>
        )}
      </div>
      <div className={classes.words}>
        <h2 className={classes.name}>
          <NodeTypeIcon type={kind} size={15} />
          <AddressLink address={assetAddress(place, id)} className={classes.link} title={content.name}>
            {content.name}
          </AddressLink>
        </h2>
        <p className={classes.description}>{content.description === '' ? 'No description yet' : content.description}</p>
        <p className={classes.facts}>
          <span>Version {version}</span>
          {project === null && place !== null && (
            <span className={classes.studio}>
              <IconBuildingCommunity size={13} aria-hidden="true" />
              Studio
            </span>
          )}
          {tags.slice(0, TAGS_SHOWN).map((tag) => (
            <span key={tag} className={classes.tag}>
              {tag}
            </span>
          ))}
          {tags.length > TAGS_SHOWN && <span className={classes.tag}>+{tags.length - TAGS_SHOWN}</span>}
        </p>
      </div>
    </li>
  );
}
