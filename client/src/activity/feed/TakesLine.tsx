import type { ReactNode } from 'react';
import type { Take } from '../../document/ProjectModel.ts';
import { useModel } from '../../document/useModel.ts';
import { NodeLink } from '../NodeLink.tsx';
import classes from './Feed.module.css';
import { TakePicture } from './TakePicture.tsx';
import { takeNumbers } from './takeNumbers.ts';

const PICTURES_AT_MOST = 5;

interface TakesLineProps {
  readonly name: ReactNode;
  /** Of one shot, the newest first. */
  readonly takes: readonly Take[];
}

/** "Arne made takes 3–6 of SH020", and what they look like. */
export function TakesLine({ name, takes }: TakesLineProps) {
  const [newest] = takes;
  const node = newest?.node;
  const title = useModel(
    node === undefined ? [] : [`nodes:${node}`],
    (model) => (node === undefined ? '' : (model.nodes.get(node)?.title ?? '')),
    [node],
  );
  if (node === undefined) return null;
  return (
    <>
      <p className={classes.what}>
        {name} made {takeNumbers(takes.map(({ number }) => number))} of{' '}
        <NodeLink node={node} className={classes.link} />
        {takes.length > PICTURES_AT_MOST && <span className={classes.dim}> · the last {PICTURES_AT_MOST}</span>}
      </p>
      <div className={classes.pictures}>
        {takes
          .slice(0, PICTURES_AT_MOST)
          .toReversed()
          .map((take) => (
            <TakePicture key={take.id} take={take} title={title} />
          ))}
      </div>
    </>
  );
}
