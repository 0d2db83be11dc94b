import type { StorageUse } from '@dailies/shared/http';
import { counted } from '../words/counted.ts';
import { shownBytes } from '../transfer/shownBytes.ts';
import { STORAGE_WORDS } from './storageWords.ts';
import bar from './UseBar.module.css';
import classes from './StoragePage.module.css';

/** What takes room, a kind a line. */
export function UseTable({ uses }: { uses: readonly StorageUse[] }) {
  return (
    <dl className={classes.kinds}>
      {uses.map(({ kind, files, bytes }) => (
        <div key={kind} className={classes.kind}>
          <span className={bar.key} data-kind={kind} aria-hidden="true" />
          <dt className={classes.name}>{STORAGE_WORDS[kind]}</dt>
          <dd className={classes.files}>{counted(files, 'file')}</dd>
          <dd className={classes.bytes}>{shownBytes(bytes)}</dd>
        </div>
      ))}
    </dl>
  );
}
