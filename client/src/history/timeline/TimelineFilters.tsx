import { NodeId, UserId } from '@dailies/shared/ids';
import { Button, Chip, Select } from '@mantine/core';
import { IconBookmarkPlus, IconBox, IconUser } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { membersQuery } from '../../api/members.ts';
import { useModel } from '../../document/useModel.ts';
import { useSession } from '../../session/SessionContext.tsx';
import type { HistorySearch } from '../historySearch.ts';
import classes from './Timeline.module.css';

interface TimelineFiltersProps {
  readonly search: HistorySearch;
  readonly onChange: (part: HistorySearch) => void;
  /** Left out where this person may not name versions. */
  readonly onName: (() => void) | undefined;
}

const NODES_AT_ONCE = 50;

/** Whose work, of which node, or named versions alone. */
export function TimelineFilters({ search, onChange, onName }: TimelineFiltersProps) {
  const { project } = useSession();
  const members = useQuery(membersQuery(project.id)).data ?? [];
  const nodes = useModel(['nodes'], (model) =>
    [...model.nodes.values()].map(({ id, title, type }) => ({ value: String(id), label: title === '' ? type : title })),
  );
  return (
    <div className={classes.filters}>
      <Select
        aria-label="Work of"
        placeholder="Everybody"
        size="xs"
        clearable
        leftSection={<IconUser size={14} aria-hidden="true" />}
        data={members.map(({ user }) => ({ value: user.id, label: user.name }))}
        value={search.who ?? null}
        onChange={(who) => onChange({ who: UserId.safeParse(who).data })}
      />
      <Select
        aria-label="Only this node"
        placeholder="All nodes"
        size="xs"
        clearable
        searchable
        limit={NODES_AT_ONCE}
        leftSection={<IconBox size={14} aria-hidden="true" />}
        data={nodes}
        value={search.node ?? null}
        onChange={(node) => onChange({ node: NodeId.safeParse(node).data })}
      />
      <div className={classes.row}>
        <Chip
          size="xs"
          radius="sm"
          variant="outline"
          checked={search.named === true}
          onChange={(isOn) => onChange({ named: isOn || undefined })}
        >
          Only named
        </Chip>
        {onName !== undefined && (
          <Button
            size="xs"
            h={28}
            px={10}
            variant="default"
            leftSection={<IconBookmarkPlus size={14} />}
            styles={{ section: { marginRight: 6 } }}
            onClick={onName}
          >
            Name this version
          </Button>
        )}
      </div>
    </div>
  );
}
