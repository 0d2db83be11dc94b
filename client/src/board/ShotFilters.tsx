import { Group, Select, TextInput } from '@mantine/core';
import { IconSearch, IconUser } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { membersQuery } from '../api/members.ts';
import { useSession } from '../session/SessionContext.tsx';
import { NOBODY, type ShotsSearch } from './shotsSearch.ts';

/** The address follows typing at this distance. */
const SETTLE_MS = 200;

interface ShotFiltersProps {
  readonly search: ShotsSearch;
  readonly onChange: (part: ShotsSearch) => void;
}

/** Which shots the table shows, by words and by people; statuses are chosen in the bar below. */
export function ShotFilters({ search, onChange }: ShotFiltersProps) {
  const { project, me } = useSession();
  const members = useQuery(membersQuery(project.id)).data ?? [];
  const [text, setText] = useState(search.q ?? '');
  const told = useRef(search.q);
  useEffect(() => {
    // Changed by somebody else than this field: a link, or "Show all".
    if (search.q !== told.current) setText(search.q ?? '');
    told.current = search.q;
  }, [search.q]);
  useEffect(() => {
    const q = text === '' ? undefined : text;
    if (q === told.current) return undefined;
    const timer = setTimeout(() => {
      told.current = q;
      onChange({ q });
    }, SETTLE_MS);
    return () => clearTimeout(timer);
  }, [text, onChange]);
  return (
    <Group gap={8} wrap="nowrap">
      <TextInput
        aria-label="Find shots"
        placeholder="Find shots"
        size="sm"
        w={200}
        leftSection={<IconSearch size={15} aria-hidden="true" />}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Select
        aria-label="Shots of"
        placeholder="Everybody"
        size="sm"
        w={188}
        clearable
        leftSection={<IconUser size={15} aria-hidden="true" />}
        data={[
          { value: me.id, label: 'My shots' },
          { value: NOBODY, label: 'Nobody’s' },
          ...members.filter(({ user }) => user.id !== me.id).map(({ user }) => ({ value: user.id, label: user.name })),
        ]}
        value={search.who ?? null}
        onChange={(who) => onChange({ who: who ?? undefined })}
      />
    </Group>
  );
}
