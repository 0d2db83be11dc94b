import { AUDIT_ACTIONS, AuditAction, type AuditFilter, type Person } from '@dailies/shared/http';
import type { ProjectId } from '@dailies/shared/ids';
import { Button, Menu, Select, TextInput } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { auditFileUrl } from '../api/audit.ts';
import classes from './AuditLog.module.css';
import { dayEnd, dayOf, dayStart } from './day.ts';

interface AuditFiltersProps {
  readonly project: ProjectId | null;
  readonly people: readonly Person[];
  readonly filter: AuditFilter;
  readonly onChange: (filter: AuditFilter) => void;
}

const ACTIONS = Object.entries(AUDIT_ACTIONS).map(([value, label]) => ({ value, label }));

/** Which events are shown, and the same ones as a file. */
export function AuditFilters({ project, people, filter, onChange }: AuditFiltersProps) {
  const { person, action, from, until } = filter;
  const change = (changed: { readonly [Key in keyof AuditFilter]: AuditFilter[Key] | undefined }) => {
    const next = { person, action, from, until, ...changed };
    onChange({
      ...(next.person === undefined ? {} : { person: next.person }),
      ...(next.action === undefined ? {} : { action: next.action }),
      ...(next.from === undefined ? {} : { from: next.from }),
      ...(next.until === undefined ? {} : { until: next.until }),
    });
  };
  return (
    <div className={classes.filters}>
      {people.length > 0 && (
        <Select
          label="Person"
          placeholder="Everybody"
          clearable
          searchable
          w={200}
          data={people.map(({ id, name }) => ({ value: id, label: name }))}
          value={person ?? null}
          onChange={(value) => change({ person: people.find(({ id }) => id === value)?.id })}
        />
      )}
      <Select
        label="Action"
        placeholder="Everything"
        clearable
        searchable
        w={240}
        data={ACTIONS}
        value={action ?? null}
        onChange={(value) => change({ action: AuditAction.safeParse(value).data })}
      />
      <TextInput
        label="From"
        type="date"
        w={160}
        value={from === undefined ? '' : dayOf(from)}
        onChange={(event) => change({ from: dayStart(event.currentTarget.value) })}
      />
      <TextInput
        label="To"
        type="date"
        w={160}
        value={until === undefined ? '' : dayOf(until, -1)}
        onChange={(event) => change({ until: dayEnd(event.currentTarget.value) })}
      />
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" leftSection={<IconDownload size={16} />}>
            Export
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item component="a" href={auditFileUrl(project, filter, 'csv')} download>
            As CSV, for a spreadsheet
          </Menu.Item>
          <Menu.Item component="a" href={auditFileUrl(project, filter, 'jsonl')} download>
            As JSON lines, for programs
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}
