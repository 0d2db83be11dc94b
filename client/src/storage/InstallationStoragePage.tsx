import type { InstallationStorage, StorageUse } from '@dailies/shared/http';
import { Alert, Anchor, Skeleton, Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { sentenceOfError } from '../api/ApiProblem.ts';
import { installationStorageQuery } from '../api/storage.ts';
import { SectionPage } from '../interface/SectionPage.tsx';
import { TopBar } from '../interface/TopBar.tsx';
import { shownBytes } from '../transfer/shownBytes.ts';
import { counted } from '../words/counted.ts';
import { QuotaField } from './QuotaField.tsx';
import classes from './StoragePage.module.css';
import { UseBar } from './UseBar.tsx';
import { UseLine } from './UseLine.tsx';
import { UseTable } from './UseTable.tsx';
import { WaitingNote } from './WaitingNote.tsx';

const moment = new Intl.DateTimeFormat(undefined, { dateStyle: 'long', timeStyle: 'short' });

function collectionText(last: InstallationStorage['lastCollection']): string {
  if (last === null) return 'Unused files have not been looked for yet; that is done once a day.';
  const at = moment.format(new Date(last.at));
  if (last.problem !== null) return `Last looked for unused files on ${at}: ${last.problem}`;
  return last.collected === 0
    ? `Last looked for unused files on ${at}; none had to go.`
    : `Last looked for unused files on ${at}; ${counted(last.collected, 'file')} (${shownBytes(last.collectedBytes)}) went.`;
}

const countedUses = ({ uses }: InstallationStorage['projects'][number]): readonly StorageUse[] =>
  uses.filter(({ kind }) => kind !== 'derivatives');

/** What takes room in the whole installation, for its owner. */
export function InstallationStoragePage() {
  const { data, error } = useQuery(installationStorageQuery);
  const whole = data?.uses.reduce((sum, { bytes }) => sum + bytes, 0) ?? 0;
  const largest = Math.max(0, ...(data?.projects.map(({ countedBytes }) => countedBytes) ?? []));
  return (
    <div className={classes.page}>
      <TopBar />
      <SectionPage title="Storage of this installation" lead="What takes room, by kind and by project.">
        {error !== null && (
          <Alert color="red" variant="light">
            {sentenceOfError(error)}
          </Alert>
        )}
        {data === undefined && error === null && <Skeleton h={320} radius="md" />}
        {data !== undefined && (
          <>
            <section className={classes.section} aria-label="In use">
              <div className={classes.total}>
                <span className={classes.amount}>{shownBytes(whole)}</span>
                <span className={classes.of}>in {counted(data.projects.length, 'project')}</span>
              </div>
              <UseBar uses={data.uses} wholeBytes={whole} />
              <UseTable uses={data.uses} />
            </section>
            <div className={classes.frame}>
              <Table verticalSpacing="xs" horizontalSpacing="md" aria-label="Projects">
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>Project</Table.Th>
                    <Table.Th w="34%">Takes and files</Table.Th>
                    <Table.Th className={classes.number} w={110}>
                      Size
                    </Table.Th>
                    <Table.Th w={120}>Limit</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {data.projects.map((project) => (
                    <Table.Tr key={project.id}>
                      <Table.Td>
                        <Anchor
                          size="sm"
                          c="inherit"
                          renderRoot={(parts: object) => (
                            <Link {...parts} to="/p/$projectId/storage" params={{ projectId: project.id }} />
                          )}
                        >
                          {project.name}
                        </Anchor>
                        {project.archived && <span className={classes.archived}>Archived</span>}
                      </Table.Td>
                      <Table.Td>
                        <UseBar uses={countedUses(project)} wholeBytes={project.quotaBytes ?? largest} />
                        <UseLine uses={countedUses(project)} />
                      </Table.Td>
                      <Table.Td className={classes.number}>{shownBytes(project.countedBytes)}</Table.Td>
                      <Table.Td>
                        <QuotaField key={project.quotaBytes} project={project} />
                      </Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </div>
            <WaitingNote waiting={data.waiting} graceDays={data.graceDays} />
            <p className={classes.aside}>{collectionText(data.lastCollection)}</p>
          </>
        )}
      </SectionPage>
    </div>
  );
}
