import { Tooltip } from '@mantine/core';
import type { SaveState } from './saveState.ts';
import { useSession } from './SessionContext.tsx';
import { useObservable } from './useObservable.ts';
import classes from './SaveIndicator.module.css';

const MEANINGS: Readonly<Record<SaveState['kind'], string>> = {
  'connecting': 'Opening the connection to the server.',
  'saved': 'Everything you did is in the server’s log.',
  'saving': 'The server has not confirmed your last edits yet.',
  'offline': 'The server cannot be reached. Your edits are kept in this browser and sent when it is back.',
  'not-saved': 'The server cannot store just now. Your edits are kept in this browser; it tries again by itself.',
};

/** Where one's edits are; never says more than is known. */
export function SaveIndicator() {
  const { save } = useSession();
  const { kind, text } = useObservable(save);
  return (
    <Tooltip label={MEANINGS[kind]} multiline w={240} openDelay={300}>
      <span className={classes.state} data-kind={kind} data-testid="save-state" role="status">
        <span className={classes.dot} aria-hidden="true" />
        {text}
      </span>
    </Tooltip>
  );
}
