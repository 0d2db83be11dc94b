import { UserId } from '@dailies/shared/ids';
import { Select } from '@mantine/core';
import { IconUser } from '@tabler/icons-react';
import { useMembers } from '../../comments/useMembers.ts';
import { useSession } from '../../session/SessionContext.tsx';
import { ACTIVITY_KINDS, type ActivityKind, type ActivitySearch } from '../activitySearch.ts';
import classes from './Feed.module.css';

const TITLES: Readonly<Record<ActivityKind, string>> = {
  takes: 'Takes',
  comments: 'Comments',
  verdicts: 'Verdicts',
  edits: 'Edits',
  people: 'People',
};

interface FeedFiltersProps {
  readonly search: ActivitySearch;
  readonly onChange: (part: ActivitySearch) => void;
}

/** Which kind of activity, and whose. */
export function FeedFilters({ search, onChange }: FeedFiltersProps) {
  const { me } = useSession();
  const members = useMembers();
  return (
    <div className={classes.filters}>
      <div className={classes.kinds} role="group" aria-label="What happened">
        {[undefined, ...ACTIVITY_KINDS].map((kind) => (
          <button
            key={kind ?? 'all'}
            type="button"
            className={classes.kind}
            aria-pressed={search.kind === kind}
            onClick={() => onChange({ kind })}
          >
            {kind === undefined ? 'All' : TITLES[kind]}
          </button>
        ))}
      </div>
      <Select
        className={classes.who ?? ''}
        aria-label="Who did it"
        placeholder="Everybody"
        size="xs"
        clearable
        leftSection={<IconUser size={14} aria-hidden="true" />}
        data={members.map(({ user }) => ({
          value: user.id,
          label: user.id === me.id ? `${user.name} (you)` : user.name,
        }))}
        value={search.who ?? null}
        onChange={(who) => onChange({ who: UserId.safeParse(who).data })}
      />
    </div>
  );
}
