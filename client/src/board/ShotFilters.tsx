import { Select } from '@mantine/core';
import { IconCalendar, IconEyeCheck, IconFilterOff, IconUser } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { membersQuery } from '../api/members.ts';
import { FindField } from '../interface/FindField.tsx';
import { useSession } from '../session/SessionContext.tsx';
import { SceneFilter } from './SceneFilter.tsx';
import { AssetChip } from './AssetChip.tsx';
import { isToReview, type Shot } from './Shot.ts';
import classes from './ShotFilters.module.css';
import { isFiltered, NOBODY, NO_FILTERS, ShotsSearch } from './shotsSearch.ts';

const DUES = [
  { value: 'overdue', label: 'Overdue' },
  { value: 'week', label: 'Due this week' },
  { value: 'none', label: 'No due date' },
];

interface ShotFiltersProps {
  readonly shots: readonly Shot[];
  readonly search: ShotsSearch;
  readonly onChange: (part: ShotsSearch) => void;
}

/** Which shots are shown: by words, by people, by date, and what waits for one's own verdict. */
export function ShotFilters({ shots, search, onChange }: ShotFiltersProps) {
  const { project, me } = useSession();
  const members = useQuery(membersQuery(project.id)).data ?? [];
  const waiting = shots.filter(isToReview).length;
  return (
    <div className={classes.filters} role="group" aria-label="Filters">
      <FindField label="Find shots" q={search.q} className={classes.find ?? ''} onChange={onChange} />
      <Select
        className={classes.person ?? ''}
        aria-label="Shots of"
        placeholder="Everybody"
        size="xs"
        clearable
        leftSection={<IconUser size={14} aria-hidden="true" />}
        data={[
          { value: me.id, label: 'My shots' },
          { value: NOBODY, label: 'Nobody’s' },
          ...members.filter(({ user }) => user.id !== me.id).map(({ user }) => ({ value: user.id, label: user.name })),
        ]}
        value={search.who ?? null}
        onChange={(who) => onChange({ who: who ?? undefined })}
      />
      <Select
        className={classes.due ?? ''}
        aria-label="Due"
        placeholder="Any date"
        size="xs"
        clearable
        leftSection={<IconCalendar size={14} aria-hidden="true" />}
        data={DUES}
        value={search.due ?? null}
        onChange={(due) => onChange(ShotsSearch.pick({ due: true }).parse({ due: due ?? undefined }))}
      />
      <SceneFilter scene={search.scene} onChange={(scene) => onChange({ scene })} />
      <button
        type="button"
        className={classes.review}
        aria-pressed={search.review === true}
        title="Shots that wait for approval, or for a verdict of yours"
        onClick={() => onChange({ review: search.review === true ? undefined : true })}
      >
        <IconEyeCheck size={15} aria-hidden="true" />
        To review
        <span className={classes.count}>{waiting}</span>
      </button>
      {search.asset !== undefined && <AssetChip asset={search.asset} onRemove={() => onChange({ asset: undefined })} />}
      {isFiltered(search) && (
        <button
          type="button"
          className={classes.off}
          aria-label="Take every filter off"
          title="Take every filter off"
          onClick={() => onChange(NO_FILTERS)}
        >
          <IconFilterOff size={16} aria-hidden="true" />
        </button>
      )}
    </div>
  );
}
