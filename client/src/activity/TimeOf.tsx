import { timeAgo } from '../interface/timeAgo.ts';

const exact = new Intl.DateTimeFormat('en', { dateStyle: 'full', timeStyle: 'medium', hourCycle: 'h23' });

interface TimeOfProps {
  readonly atMs: number;
  readonly nowMs: number;
  readonly className?: string | undefined;
}

/** How long ago something was; the exact time is in its title. */
export function TimeOf({ atMs, nowMs, className }: TimeOfProps) {
  return (
    <time dateTime={new Date(atMs).toISOString()} title={exact.format(atMs)} className={className}>
      {timeAgo(atMs, nowMs)}
    </time>
  );
}
