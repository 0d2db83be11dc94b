import type { AssetContent } from '@dailies/shared/assets';
import type { Asset, AssetImpact } from '@dailies/shared/http';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { sentenceOfError } from '../api/ApiProblem.ts';
import { assetImpactQuery } from '../api/assets.ts';
import { AddressLink } from '../activity/AddressLink.tsx';
import { addressOf } from '../app/addresses.ts';
import classes from './ImpactNote.module.css';
import { impactSentence } from './impactSentence.ts';

/** What is asked follows typing at this distance. */
const SETTLE_MS = 400;

interface ImpactNoteProps {
  readonly asset: Pick<Asset, 'id' | 'project'>;
  readonly content: AssetContent;
  readonly isChanged: boolean;
}

/** What saving puts out of sync: said before it is done. */
export function ImpactNote({ asset, content, isChanged }: ImpactNoteProps) {
  const [settled] = useDebouncedValue(content, SETTLE_MS);
  const impact = useQuery({
    ...assetImpactQuery(asset.id, settled),
    enabled: isChanged && settled.name !== '',
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
  if (!isChanged) {
    return <p className={classes.note}>Change something, and what it puts out of sync stands here before you save.</p>;
  }
  if (impact.isError) {
    return (
      <p className={classes.note}>What this puts out of sync could not be found out: {sentenceOfError(impact.error)}</p>
    );
  }
  if (impact.data === undefined) return <p className={classes.note}>Looking at what uses it…</p>;
  const shots = impact.data.reduce((sum, project) => sum + project.shots.length, 0);
  return (
    <div className={classes.note} role="status" data-touches={shots > 0}>
      <p className={classes.sentence}>{impactSentence(impact.data, asset.project === null)}</p>
      {impact.data.map((project) => (
        <Touched key={project.project.id} impact={project} withName={impact.data.length > 1} />
      ))}
    </div>
  );
}

function Touched({ impact: { project, shots }, withName }: { impact: AssetImpact; withName: boolean }) {
  return (
    <>
      {withName && <p className={classes.name}>{project.name}</p>}
      <ul className={classes.shots}>
        {shots.map(({ node, title, take }) => (
          <li key={node}>
            <AddressLink address={addressOf.node(project.id, node)}>
              {title === '' ? 'Untitled shot' : title}
            </AddressLink>{' '}
            <AddressLink address={addressOf.take(project.id, take.id)} className={classes.take}>
              take {take.number}
            </AddressLink>
          </li>
        ))}
      </ul>
    </>
  );
}
