import { useMemo } from 'react';
import classes from './WordDiff.module.css';
import { type DiffPart, wordDiff } from './wordDiff.ts';

/** Words around a change that are shown; what lies between changes is left out beyond that. */
const CONTEXT_CHARACTERS = 90;

function shortened({ kind, text }: DiffPart, isFirst: boolean, isLast: boolean): string {
  if (kind !== 'same' || text.length <= 2 * CONTEXT_CHARACTERS) return text;
  const head = isFirst ? '' : text.slice(0, CONTEXT_CHARACTERS);
  const tail = isLast ? '' : text.slice(-CONTEXT_CHARACTERS);
  return `${head} … ${tail}`;
}

/** How a text became another: what went is struck out, what came is underlined. */
export function WordDiff({ before, after }: { before: string; after: string }) {
  const parts = useMemo(() => wordDiff(before, after), [before, after]);
  return (
    <p className={classes.prose}>
      {parts.map((part, index) => {
        const text = shortened(part, index === 0, index === parts.length - 1);
        const key = `${index} ${part.kind}`;
        if (part.kind === 'same') return <span key={key}>{text}</span>;
        return part.kind === 'removed' ? (
          <del key={key} className={classes.removed}>
            {text}
          </del>
        ) : (
          <ins key={key} className={classes.added}>
            {text}
          </ins>
        );
      })}
    </p>
  );
}
