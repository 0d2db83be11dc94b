import type { StorageUse } from '@dailies/shared/http';
import { shownBytes } from '../transfer/shownBytes.ts';
import { STORAGE_WORDS } from './storageWords.ts';
import bar from './UseBar.module.css';
import classes from './StoragePage.module.css';

/** What takes room, in a line below its bar. */
export function UseLine({ uses }: { uses: readonly StorageUse[] }) {
  return (
    <ul className={classes.line}>
      {uses.map(({ kind, bytes }) => (
        <li key={kind}>
          <span className={bar.key} data-kind={kind} aria-hidden="true" />
          {STORAGE_WORDS[kind]} {shownBytes(bytes)}
        </li>
      ))}
    </ul>
  );
}
