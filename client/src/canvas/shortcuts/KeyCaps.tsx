import classes from './KeyCaps.module.css';
import { keyCaps } from './keyText.ts';

/** A combination of keys, as caps. */
export function KeyCaps({ keys }: { keys: string }) {
  return (
    <span className={classes.caps}>
      {keyCaps(keys).map((cap) => (
        <kbd key={cap} className={classes.cap}>
          {cap}
        </kbd>
      ))}
    </span>
  );
}
