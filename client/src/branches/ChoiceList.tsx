import { Button } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import { useFieldNames } from '../history/difference/useFieldNames.ts';
import { type NodeLookup, titleOfNode } from '../history/difference/nodeLookup.ts';
import { ChoiceCard } from './ChoiceCard.tsx';
import { type Choice, type Chosen, LAYOUT_KEY, type Side, unchosen } from './choices.ts';
import classes from './ChoiceList.module.css';

interface ChoiceListProps {
  readonly choices: readonly Choice[];
  readonly chosen: Chosen;
  readonly lookup: NodeLookup;
  readonly branchName: string;
  /** Left out where this person may not merge. */
  readonly onChoose: ((choices: readonly Choice[], side: Side) => void) | undefined;
}

/** Choices one below the other: up and down walk, left takes this project's side, right the branch's. */
export function ChoiceList({ choices, chosen, lookup, branchName, onChoose }: ChoiceListProps) {
  const names = useFieldNames();
  if (choices.length === 0) {
    return (
      <div className={classes.none}>
        <h2 className={classes.noneTitle}>Nothing to choose</h2>
        <p>
          The two sides never changed the same thing differently. What the branch brings is on the right; merge, and it
          is here.
        </p>
      </div>
    );
  }
  const groups = new Map<string, Choice[]>();
  for (const choice of choices) {
    // Not by the title, which may come later: a group that is made anew loses the focus.
    const key = choice.kind === 'layout' ? LAYOUT_KEY : (choice.node ?? '');
    groups.set(key, [...(groups.get(key) ?? []), choice]);
  }
  const titleOf = (key: string): string =>
    key === LAYOUT_KEY ? 'Layout' : key === '' ? 'Project' : titleOfNode(lookup(key));
  const open = unchosen(choices, chosen);
  const walk = (event: KeyboardEvent<HTMLElement>) => {
    const { key, currentTarget, target } = event;
    if (key !== 'ArrowUp' && key !== 'ArrowDown') return;
    const cards = [...currentTarget.querySelectorAll<HTMLElement>('[data-choice]')];
    const at = cards.findIndex((card) => target instanceof Node && card.contains(target));
    event.preventDefault();
    cards[Math.min(cards.length - 1, Math.max(0, at + (key === 'ArrowDown' ? 1 : -1)))]?.focus();
  };
  return (
    <>
      <div className={classes.scroll} onKeyDown={walk}>
        <p className={classes.help}>
          Both sides changed these. Choose which one stays: <kbd>↑</kbd> <kbd>↓</kbd> walk, <kbd>←</kbd> keeps this
          project’s, <kbd>→</kbd> takes the branch’s.
        </p>
        {[...groups].map(([key, group]) => (
          <section key={key} className={classes.group}>
            <div className={classes.groupHead}>
              <h2 className={classes.groupTitle}>{titleOf(key)}</h2>
              {onChoose !== undefined && group.length > 1 && (
                <span className={classes.whole}>
                  <Button size="compact-xs" variant="subtle" color="gray" onClick={() => onChoose(group, 'ours')}>
                    All from here
                  </Button>
                  <Button size="compact-xs" variant="subtle" color="gray" onClick={() => onChoose(group, 'theirs')}>
                    All from the branch
                  </Button>
                </span>
              )}
            </div>
            {group.map((choice) => (
              <ChoiceCard
                key={choice.key}
                choice={choice}
                side={chosen.get(choice.key)}
                lookup={lookup}
                names={names}
                branchName={branchName}
                onChoose={onChoose && ((side) => onChoose([choice], side))}
              />
            ))}
          </section>
        ))}
      </div>
      {onChoose !== undefined && (
        <footer className={classes.foot}>
          <span data-testid="choices-made">
            {choices.length - open.length} of {choices.length} chosen
          </span>
          <span className={classes.whole}>
            <Button size="xs" variant="default" disabled={open.length === 0} onClick={() => onChoose(open, 'ours')}>
              Keep ours for the rest
            </Button>
            <Button size="xs" variant="default" disabled={open.length === 0} onClick={() => onChoose(open, 'theirs')}>
              Take theirs for the rest
            </Button>
          </span>
        </footer>
      )}
    </>
  );
}
