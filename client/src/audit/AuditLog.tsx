import type { AuditFilter, Person } from '@dailies/shared/http';
import type { ProjectId } from '@dailies/shared/ids';
import { Alert, Button, Group, Skeleton, Table } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { sentenceOfError } from '../api/ApiProblem.ts';
import { auditQuery } from '../api/audit.ts';
import { AuditFilters } from './AuditFilters.tsx';
import classes from './AuditLog.module.css';
import { AuditRow } from './AuditRow.tsx';

interface AuditLogProps {
  /** Null: the whole installation. */
  readonly project: ProjectId | null;
  /** Who can be asked for. */
  readonly people: readonly Person[];
}

/** The events, newest first, with their filters and the way out of here as a file. */
export function AuditLog({ project, people }: AuditLogProps) {
  const [filter, setFilter] = useState<AuditFilter>({});
  const events = useInfiniteQuery(auditQuery(project, filter));
  const rows = events.data?.pages.flatMap(({ items }) => items) ?? [];
  const isFiltered = Object.keys(filter).length > 0;
  return (
    <>
      <AuditFilters project={project} people={people} filter={filter} onChange={setFilter} />
      {events.isError && (
        <Alert color="red" variant="light" mb="md">
          {sentenceOfError(events.error)}
        </Alert>
      )}
      {events.isPending && <Skeleton h={240} radius="md" />}
      {events.data !== undefined && (
        <div className={classes.frame}>
          {rows.length === 0 ? (
            <p className={classes.empty}>
              {isFiltered
                ? 'Nothing like this has happened; take a filter away to see more.'
                : 'Nothing has happened yet. Members, invitations, exports and refused edits will be noted here.'}
            </p>
          ) : (
            <Table verticalSpacing="xs" horizontalSpacing="md" aria-label="Audit log">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th w={170}>When</Table.Th>
                  <Table.Th w={220}>Who</Table.Th>
                  <Table.Th>What</Table.Th>
                  <Table.Th w={220}>From where</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {rows.map((event) => (
                  <AuditRow key={event.id} event={event} withProject={project === null} />
                ))}
              </Table.Tbody>
            </Table>
          )}
        </div>
      )}
      {events.hasNextPage && (
        <Group justify="center" mt="md">
          <Button variant="default" loading={events.isFetchingNextPage} onClick={() => void events.fetchNextPage()}>
            Show older
          </Button>
        </Group>
      )}
    </>
  );
}
