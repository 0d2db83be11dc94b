import classes from './Logo.module.css';

/** The circled take. */
export function Logo({ wordmark = true }: { wordmark?: boolean }) {
  return (
    <span className={classes.logo}>
      <svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true">
        <circle cx="12" cy="12" r="9" fill="none" stroke="var(--accent)" strokeWidth="2.2" />
        <path d="M9.7 8.2v7.6l6.2-3.8z" fill="var(--accent)" />
      </svg>
      {wordmark && <span className={classes.word}>Dailies</span>}
    </span>
  );
}
