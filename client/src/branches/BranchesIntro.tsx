import { Button } from '@mantine/core';
import { IconGitBranch } from '@tabler/icons-react';
import classes from './BranchesIntro.module.css';

/** What a branch is for. */
export function BranchesIntro({ onCreate }: { onCreate: (() => void) | undefined }) {
  return (
    <section className={classes.all}>
      <svg className={classes.diagram} viewBox="0 0 420 132" aria-hidden="true">
        <path d="M20 92 H400" stroke="var(--line-strong)" strokeWidth="2" />
        <path
          d="M96 92 C 130 92, 126 36, 166 36 H 262 C 302 36, 298 92, 332 92"
          fill="none"
          stroke="var(--accent)"
          strokeWidth="2"
        />
        {[48, 96, 190, 248, 332, 380].map((x) => (
          <circle key={x} cx={x} cy="92" r="5" fill="var(--ground)" stroke="var(--dim)" strokeWidth="2" />
        ))}
        {[184, 214, 244].map((x) => (
          <circle key={x} cx={x} cy="36" r="5" fill="var(--ground)" stroke="var(--accent)" strokeWidth="2" />
        ))}
        <circle cx="332" cy="92" r="5" fill="var(--accent)" />
      </svg>
      <h1 className={classes.title}>Try another way, and keep this one</h1>
      <p className={classes.lead}>
        A branch is a copy of the project for an idea that may not work: another ending, another look, another cut. Both
        go on. When you merge it, what only one side changed is taken by itself, and where both changed the same you
        choose, side by side. Its takes come along.
      </p>
      {onCreate === undefined ? (
        <p className={classes.lead}>Directors and artists create branches, and merge them.</p>
      ) : (
        <Button leftSection={<IconGitBranch size={16} />} onClick={onCreate}>
          New branch
        </Button>
      )}
    </section>
  );
}
