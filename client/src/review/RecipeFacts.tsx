import { useQuery } from '@tanstack/react-query';
import { z } from 'zod';
import { provenanceQuery } from '../api/takes.ts';
import type { Take } from '../document/ProjectModel.ts';
import classes from './RecipeFacts.module.css';
import { useNames } from './useNames.ts';

const Params = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));

/** `shotSize` → `Shot size`. */
const titleOf = (name: string): string => {
  const words = name.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** What made a take: from the take itself, and the rest from its provenance where the server answers. */
export function RecipeFacts({ take }: { take: Take }) {
  const nameOf = useNames();
  const provenance = useQuery(provenanceQuery(take.id)).data;
  const { prompt, ...params } = Params.catch({}).parse(provenance?.recipe['params']);
  const seconds = provenance?.outcome.state === 'succeeded' ? provenance.outcome.runSeconds : undefined;
  const facts: [string, string][] = [
    ['Made by', nameOf(take.by)],
    ['When', new Date(take.at).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' })],
    ['Size', `${take.width} × ${take.height}${take.frames > 1 ? ` · ${take.frames} frames` : ''}`],
    ['Pipeline', take.pipeline],
    ['Seed', String(take.seed)],
    ...(seconds === undefined ? [] : ([['Took', `${seconds.toFixed(1)} s`]] satisfies [string, string][])),
    ...Object.entries(params).flatMap(([name, value]): [string, string][] =>
      value === null || value === '' ? [] : [[titleOf(name), String(value).replaceAll('-', ' ')]],
    ),
  ];
  return (
    <>
      {typeof prompt === 'string' && prompt !== '' && <p className={classes.prompt}>{prompt}</p>}
      {take.fallback !== undefined && <p className={classes.fallback}>{take.fallback}</p>}
      <dl className={classes.facts}>
        {facts.map(([name, value]) => (
          <div key={name} className={classes.fact}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
