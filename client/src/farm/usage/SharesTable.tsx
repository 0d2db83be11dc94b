import type { ChangeShare, ListedShare } from '@dailies/shared/http';
import { Table } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { sentenceOfError } from '../../api/ApiProblem.ts';
import { changeShare, sharesQuery } from '../../api/farm.ts';
import classes from '../FarmPage.module.css';
import { costText } from '../../words/costText.ts';
import { spanText } from '../farmWords.ts';
import { ShareField } from './ShareField.tsx';

const HOUR = 3_600;
const MICROS = 1e6;

/** What each project gets of the farm, with what it has used of this month. */
export function SharesTable({ shares }: { shares: readonly ListedShare[] }) {
  if (shares.length === 0) {
    return (
      <div className={classes.empty}>
        <p>There is no project yet. Each has the weight 1 and no budget to begin with.</p>
      </div>
    );
  }
  return (
    <div className={classes.frame}>
      <Table verticalSpacing="xs" horizontalSpacing="md" aria-label="Shares and budgets">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Project</Table.Th>
            <Table.Th w={110}>Weight</Table.Th>
            <Table.Th w={150}>GPU time a month</Table.Th>
            <Table.Th className={classes.number}>Used</Table.Th>
            <Table.Th w={150}>Providers a month</Table.Th>
            <Table.Th className={classes.number}>Used</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {shares.map((share) => (
            <ShareRow key={share.project.id} share={share} />
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

function ShareRow({ share }: { share: ListedShare }) {
  const client = useQueryClient();
  const { project, weight, monthGpuSeconds, monthCostMicros, month } = share;
  const present: ChangeShare = { weight, monthGpuSeconds, monthCostMicros };
  const change = useMutation({
    mutationFn: (changes: Partial<ChangeShare>) => changeShare(project.id, { ...present, ...changes }),
    onSettled: () => client.invalidateQueries(sharesQuery),
  });
  const problem = change.isError ? sentenceOfError(change.error) : null;
  return (
    <Table.Tr data-project={project.id}>
      <Table.Td>
        {project.name}
        {project.archived && <span className={classes.dim}> Archived</span>}
        {problem !== null && (
          <span className={classes.cannot} role="alert">
            {problem}
          </span>
        )}
      </Table.Td>
      <Table.Td>
        <ShareField
          label={`Weight of ${project.name}`}
          value={weight}
          min={0.1}
          max={10}
          onKeep={(value) => change.mutate({ weight: value ?? 1 })}
        />
      </Table.Td>
      <Table.Td>
        <ShareField
          label={`GPU hours a month of ${project.name}`}
          suffix=" h"
          value={monthGpuSeconds === null ? null : monthGpuSeconds / HOUR}
          onKeep={(value) => change.mutate({ monthGpuSeconds: value === null ? null : Math.round(value * HOUR) })}
        />
      </Table.Td>
      <Table.Td className={classes.number}>{spanText(month.gpuSeconds)}</Table.Td>
      <Table.Td>
        <ShareField
          label={`Dollars a month of ${project.name}`}
          prefix="$"
          value={monthCostMicros === null ? null : monthCostMicros / MICROS}
          onKeep={(value) => change.mutate({ monthCostMicros: value === null ? null : Math.round(value * MICROS) })}
        />
      </Table.Td>
      <Table.Td className={classes.number}>{costText(month.costMicros)}</Table.Td>
    </Table.Tr>
  );
}
