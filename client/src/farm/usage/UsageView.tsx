import { type FarmUsage, USAGE_BY, type UsageBy } from '@dailies/shared/http';
import { Alert, Group, SegmentedControl, Select, Skeleton, Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { sentenceOfError } from '../../api/ApiProblem.ts';
import { sharesQuery, usageQuery } from '../../api/farm.ts';
import classes from '../FarmPage.module.css';
import { costText } from '../../words/costText.ts';
import { spanText } from '../farmWords.ts';
import { lastMonths } from './lastMonths.ts';
import { SharesTable } from './SharesTable.tsx';

const BY_WORDS: Readonly<Record<UsageBy, string>> = { project: 'Project', person: 'Person', pipeline: 'Pipeline' };
const MONTHS = 12;

/** What was spent in a month, by project, person or pipeline; and what each project may spend. */
export function UsageView() {
  const [months] = useState(() => lastMonths(Date.now(), MONTHS));
  const [chosen, setChosen] = useState(0);
  const [by, setBy] = useState<UsageBy>('project');
  const month = months[chosen] ?? months[0];
  const usage = useQuery({ ...usageQuery(by, month?.from ?? '', month?.to ?? ''), enabled: month !== undefined });
  const shares = useQuery(sharesQuery);
  return (
    <>
      <section aria-label="Usage">
        <Group justify="space-between" mb="sm">
          <SegmentedControl
            size="xs"
            aria-label="By"
            data={USAGE_BY.map((one) => ({ value: one, label: BY_WORDS[one] }))}
            value={by}
            onChange={(value) => setBy(USAGE_BY.find((one) => one === value) ?? by)}
          />
          <Select
            size="xs"
            w={180}
            aria-label="Month"
            data={months.map(({ title }, index) => ({ value: String(index), label: title }))}
            value={String(chosen)}
            allowDeselect={false}
            onChange={(value) => setChosen(Number(value ?? '0'))}
          />
        </Group>
        {usage.isError && (
          <Alert color="red" variant="light" mb="md">
            {sentenceOfError(usage.error)}
          </Alert>
        )}
        {usage.data === undefined && !usage.isError && <Skeleton h={160} radius="md" />}
        {usage.data !== undefined && <UsageTable usage={usage.data} />}
      </section>
      <section aria-label="Shares and budgets">
        <h2 className={classes.heading}>Shares and budgets</h2>
        <p className={classes.lead} style={{ marginBottom: 12 }}>
          While several projects wait, each gets time by its weight. A budget holds for a calendar month (UTC): nothing
          that it would not last for is started. What needs neither a GPU nor a provider is never held back.
        </p>
        {shares.isError && (
          <Alert color="red" variant="light" mb="md">
            {sentenceOfError(shares.error)}
          </Alert>
        )}
        {shares.data !== undefined && <SharesTable shares={shares.data} />}
      </section>
    </>
  );
}

function UsageTable({ usage: { by, items, total } }: { usage: FarmUsage }) {
  if (items.length === 0) {
    return (
      <div className={classes.empty} style={{ marginBottom: 24 }}>
        <p>Nothing was made in this month. What runs take and cost is counted here when they end.</p>
      </div>
    );
  }
  const figures = ({ runs, runSeconds, gpuSeconds, costMicros }: FarmUsage['total']) => (
    <>
      <Table.Td className={classes.number}>{runs}</Table.Td>
      <Table.Td className={classes.number}>{spanText(runSeconds)}</Table.Td>
      <Table.Td className={classes.number}>{spanText(gpuSeconds)}</Table.Td>
      <Table.Td className={classes.number}>{costText(costMicros)}</Table.Td>
    </>
  );
  return (
    <div className={classes.frame}>
      <Table verticalSpacing="xs" horizontalSpacing="md" aria-label="What was spent">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{BY_WORDS[by]}</Table.Th>
            <Table.Th className={classes.number}>Runs</Table.Th>
            <Table.Th className={classes.number}>Run time</Table.Th>
            <Table.Th className={classes.number}>GPU time</Table.Th>
            <Table.Th className={classes.number}>Providers</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map((line) => (
            <Table.Tr key={line.key}>
              <Table.Td>
                {line.name === '' ? 'Unknown' : line.name}
                {by === 'pipeline' && line.name !== line.key && <span className={classes.dim}> {line.key}</span>}
              </Table.Td>
              {figures(line)}
            </Table.Tr>
          ))}
        </Table.Tbody>
        <Table.Tfoot>
          <Table.Tr>
            <Table.Th>All</Table.Th>
            {figures(total)}
          </Table.Tr>
        </Table.Tfoot>
      </Table>
    </div>
  );
}
