import type { Verdict } from '@dailies/shared/document';
import { IconCheck, type IconProps, IconRepeat, IconX } from '@tabler/icons-react';
import type { ComponentType } from 'react';

interface ShownVerdict {
  readonly verdict: Verdict;
  /** On the button that gives it. */
  readonly title: string;
  /** "Rune asks for changes". */
  readonly said: string;
  /** "2 for approval". */
  readonly many: string;
  readonly colour: string;
  readonly Icon: ComponentType<IconProps>;
}

/** What a reviewer can say of a take in one click, as it is shown everywhere. */
export const VERDICTS: readonly ShownVerdict[] = [
  {
    verdict: 'approve',
    title: 'Approve',
    said: 'approves',
    many: 'for approval',
    colour: 'var(--good)',
    Icon: IconCheck,
  },
  {
    verdict: 'changes',
    title: 'Changes',
    said: 'asks for changes',
    many: 'for changes',
    colour: 'var(--warn)',
    Icon: IconRepeat,
  },
  { verdict: 'reject', title: 'Reject', said: 'rejects', many: 'against', colour: 'var(--bad)', Icon: IconX },
];
