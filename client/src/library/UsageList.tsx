import type { Asset, AssetUsage } from '@dailies/shared/http';
import { useQuery } from '@tanstack/react-query';
import { sentenceOfError } from '../api/ApiProblem.ts';
import { assetUsageQuery } from '../api/assets.ts';
import { AddressLink } from '../activity/AddressLink.tsx';
import { addressOf } from '../app/addresses.ts';
import { Picture } from '../interface/Picture.tsx';
import type { LibraryPlace } from './place.ts';
import classes from './UsageList.module.css';

const TAKES_SHOWN = 24;

/** Which shots use an asset now, and which takes were made with it, in each project of this person. */
export function UsageList({ asset, place }: { asset: Pick<Asset, 'id' | 'kind' | 'version'>; place: LibraryPlace }) {
  const usage = useQuery({ ...assetUsageQuery(asset.id), staleTime: 0, refetchOnWindowFocus: 'always' });
  if (usage.isError) return <p className={classes.none}>{sentenceOfError(usage.error)}</p>;
  if (usage.data === undefined) return <div className={classes.waiting} aria-busy="true" />;
  if (usage.data.length === 0) {
    return (
      <p className={classes.none}>
        No shot uses it yet. Put it on the canvas and connect it to a shot, or write @ and its name in a prompt.
      </p>
    );
  }
  // The project that one is in comes first.
  const projects = usage.data.toSorted((a, b) => Number(b.project.id === place) - Number(a.project.id === place));
  return (
    <>
      {projects.map((use) => (
        <ProjectUse
          key={use.project.id}
          use={use}
          newest={asset.version}
          withName={projects.length > 1 || place === null}
        />
      ))}
    </>
  );
}

interface ProjectUseProps {
  readonly use: AssetUsage;
  readonly newest: number;
  readonly withName: boolean;
}

function ProjectUse({ use: { project, shots, takes, takeCount }, newest, withName }: ProjectUseProps) {
  const count = takeCount === 1 ? '1 take' : `${takeCount} takes`;
  return (
    <div className={classes.project}>
      {withName && <h3 className={classes.name}>{project.name}</h3>}
      {shots.length > 0 && (
        <ul className={classes.shots}>
          {shots.map(({ node, title, versions, mentioned }) => (
            <li key={node}>
              <AddressLink address={addressOf.node(project.id, node)}>
                {title === '' ? 'Untitled shot' : title}
              </AddressLink>
              <span>
                {mentioned ? 'mentioned, ' : ''}
                {versions.map((version) => (version === 'latest' ? 'newest' : `held at ${version}`)).join(', ')}
              </span>
            </li>
          ))}
        </ul>
      )}
      {shots.length === 0 && <p className={classes.none}>No shot uses it any more.</p>}
      {takeCount > 0 && (
        <>
          <p className={classes.count}>{count} made with it</p>
          <ul className={classes.takes}>
            {takes.slice(0, TAKES_SHOWN).map(({ id, number, versions, poster }) => {
              const made = `Take ${number ?? ''}, made with v${versions.join(' ')}`;
              return (
                <li key={id}>
                  <AddressLink
                    address={addressOf.take(project.id, id)}
                    className={classes.take}
                    label={made}
                    title={made}
                  >
                    <Picture sha256={poster} alt="" fit="cover" />
                    <span data-older={versions.every((version) => version < newest)}>v{versions.join(' ')}</span>
                  </AddressLink>
                </li>
              );
            })}
          </ul>
          {takeCount > TAKES_SHOWN && <p className={classes.none}>and {takeCount - TAKES_SHOWN} older ones</p>}
        </>
      )}
    </div>
  );
}
