import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { copyText } from '../interface/copyText.ts';
import { type RescuedWords, wordsOfRescue } from './describeRescue.ts';
import classes from './RescuedTexts.module.css';
import type { RescuedCopy } from './RescueStore.ts';

/** Every text in a copy, to read and to copy one by one. */
export function RescuedTexts({ copy }: { copy: RescuedCopy }) {
  const blocks = useMemo(() => wordsOfRescue(copy).filter(({ words }) => words.length > 0), [copy]);
  if (blocks.length === 0) return null;
  return (
    <details className={classes.all}>
      <summary className={classes.summary}>
        {blocks.length === 1 ? 'The text in it' : `The ${blocks.length} texts in it`}
      </summary>
      {blocks.map((block, index) => (
        // Texts have no ids of their own, and the list of a copy never changes.
        // oxlint-disable-next-line react/no-array-index-key
        <TextBlock key={index} block={block} />
      ))}
    </details>
  );
}

function TextBlock({ block: { title, words } }: { block: RescuedWords }) {
  const [isCopied, setCopied] = useState(false);
  const text = words.join('\n\n');
  const Icon = isCopied ? IconCheck : IconCopy;
  return (
    <section className={classes.block}>
      <header className={classes.head}>
        <h3 className={classes.title}>{title}</h3>
        <button
          type="button"
          className={classes.copy}
          aria-label={isCopied ? `Copied the text of ${title}` : `Copy the text of ${title}`}
          onClick={() => void copyText(text).then(setCopied)}
        >
          <Icon size={15} aria-hidden="true" />
        </button>
      </header>
      <p className={classes.words}>{text}</p>
    </section>
  );
}
