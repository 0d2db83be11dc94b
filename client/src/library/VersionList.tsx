import type { AssetHistory } from '@dailies/shared/http';
import { AddressLink } from '../activity/AddressLink.tsx';
import { addressOf } from '../app/addresses.ts';
import { timeAgo } from '../interface/timeAgo.ts';
import { useNow } from '../interface/useNow.ts';
import { assetAddress, type LibraryPlace } from './place.ts';
import { versionChanges } from './versionChanges.ts';
import classes from './VersionList.module.css';

interface VersionListProps {
  readonly asset: AssetHistory;
  readonly shown: number;
  readonly place: LibraryPlace;
  readonly nameOf: (user: AssetHistory['by']) => string;
}

/** An asset's versions, newest first, each with what it changed and a link of its own. */
export function VersionList({ asset, shown, place, nameOf }: VersionListProps) {
  const now = useNow();
  return (
    <ol className={classes.versions} reversed>
      {asset.versions.map(({ version, content, by, at, take }, index) => (
        <li key={version} className={classes.version} data-shown={version === shown}>
          <AddressLink
            address={assetAddress(place, asset.id, version === asset.version ? undefined : version)}
            className={classes.link}
          >
            Version {version}
          </AddressLink>
          <span className={classes.who} title={new Date(at).toLocaleString()}>
            {nameOf(by)}, {timeAgo(Date.parse(at), now)}
          </span>
          <span className={classes.changes}>
            {versionChanges(asset.versions[index + 1]?.content ?? null, content)}
            {take !== null && (
              <>
                {', '}
                <AddressLink address={addressOf.take(take.project, take.id)}>show the sample</AddressLink>
              </>
            )}
          </span>
        </li>
      ))}
    </ol>
  );
}
