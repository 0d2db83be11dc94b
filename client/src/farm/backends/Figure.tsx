import classes from '../FarmPage.module.css';

/** A figure by its name, with a bar where it is a share of something. */
export function Figure({ name, value, share }: { name: string; value: string; share?: number }) {
  return (
    <div className={classes.figure}>
      <dt>{name}</dt>
      <dd>
        {value}
        {share !== undefined && (
          <span className={classes.track} aria-hidden="true">
            <span className={classes.fill} style={{ width: `${Math.min(100, Math.round(share * 100))}%` }} />
          </span>
        )}
      </dd>
    </div>
  );
}
