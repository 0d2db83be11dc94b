import { useEffect, useRef } from 'react';
import { excerpt, marked, type Stretch } from '../../search/excerpt.ts';
import type { Hit, Searchable } from '../../search/matchQuery.ts';
import { NodeTypeIcon } from '../shapes/NodeTypeIcon.tsx';
import classes from './FoundList.module.css';

/** Rows that are made before and after the one that is shown: thousands may be found. */
const AROUND = 24;
const EXCERPT_CHARACTERS = 72;

interface FoundListProps {
  readonly id: string;
  readonly found: readonly Hit<Searchable>[];
  /** The one that is shown on the canvas. */
  readonly at: number;
  readonly words: readonly string[];
  readonly onChoose: (at: number) => void;
}

/** What was found, each with where the words stand in it. */
export function FoundList({ id, found, at, words, onChoose }: FoundListProps) {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-current="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [at, found]);
  const from = Math.max(0, at - AROUND);
  if (found.length === 0) return null;
  return (
    <ul ref={list} id={id} className={classes.list} aria-label="Found">
      {found.slice(from, at + AROUND).map((hit, place) => (
        <li key={hit.item.id}>
          <button
            type="button"
            className={classes.hit}
            aria-current={from + place === at}
            tabIndex={from + place === at ? 0 : -1}
            onClick={() => onChoose(from + place)}
          >
            <NodeTypeIcon type={hit.item.node?.type ?? 'prompt'} size={15} />
            <span className={classes.title}>
              <Marked parts={marked(hit.item.title === '' ? hit.item.kind : hit.item.title, words)} />
            </span>
            <span className={classes.kind}>{hit.item.kind}</span>
            <Detail hit={hit} words={words} />
          </button>
        </li>
      ))}
    </ul>
  );
}

function Detail({ hit: { item, take }, words }: { hit: Hit<Searchable>; words: readonly string[] }) {
  // Of what is drawn, its words are its title.
  const where =
    item.text === item.title
      ? null
      : (excerpt(item.text, words, EXCERPT_CHARACTERS) ?? excerpt(item.set, words, EXCERPT_CHARACTERS));
  if (take === null && where === null) return null;
  return (
    <span className={classes.detail}>
      {take !== null && `Take ${take.number} · seed ${take.seed} · ${item.node?.madeBy(take) ?? ''}`}
      {where !== null && <Marked parts={where} />}
    </span>
  );
}

const Marked = ({ parts }: { parts: readonly Stretch[] }) =>
  parts.map(({ text, isMarked }, place) => (isMarked ? <mark key={place}>{text}</mark> : text));
