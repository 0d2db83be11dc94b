import { ActionIcon, Tooltip } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './Inspector.module.css';

interface InspectorHeadProps {
  readonly icon: ReactNode;
  readonly title: ReactNode;
  /** The line under the title. */
  readonly line: ReactNode;
  readonly isFolded: boolean;
  readonly onFold: (isFolded: boolean) => void;
  readonly onClose: () => void;
}

/** What is inspected, always in sight; the rest can be folded away under it. */
export function InspectorHead({ icon, title, line, isFolded, onFold, onClose }: InspectorHeadProps) {
  const foldLabel = isFolded ? 'Unfold inspector' : 'Fold inspector';
  return (
    <header className={classes.head} data-folded={isFolded}>
      <span className={classes.icon}>{icon}</span>
      <div className={classes.names}>
        {title}
        <div className={classes.line}>{line}</div>
      </div>
      <Tooltip label={foldLabel}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={32}
          aria-label={foldLabel}
          aria-expanded={!isFolded}
          onClick={() => onFold(!isFolded)}
        >
          {isFolded ? <IconChevronDown size={16} aria-hidden="true" /> : <IconChevronUp size={16} aria-hidden="true" />}
        </ActionIcon>
      </Tooltip>
      <ActionIcon variant="subtle" color="gray" size={32} aria-label="Close inspector" onClick={onClose}>
        <IconX size={16} aria-hidden="true" />
      </ActionIcon>
    </header>
  );
}
