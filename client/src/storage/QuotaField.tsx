import type { ProjectRoom } from '@dailies/shared/http';
import { NumberInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { sentenceOfError } from '../api/ApiProblem.ts';
import { changeQuota, installationStorageQuery } from '../api/storage.ts';
import classes from './StoragePage.module.css';

const GIGABYTE = 1e9;

const textOf = (quotaBytes: number | null): string =>
  quotaBytes === null ? '' : String(Number((quotaBytes / GIGABYTE).toFixed(2)));

/** How much a project may take, in gigabytes; empty: as the installation has it. Kept when it is left, or by Enter. */
export function QuotaField({ project }: { project: ProjectRoom }) {
  const client = useQueryClient();
  const [text, setText] = useState(textOf(project.quotaBytes));
  const change = useMutation({
    mutationFn: (quotaBytes: number | null) => changeQuota(project.id, quotaBytes),
    onSuccess: ({ quotaBytes }) => {
      setText(textOf(quotaBytes));
      return client.invalidateQueries(installationStorageQuery);
    },
  });
  const keep = () => {
    if (text === textOf(project.quotaBytes)) return;
    change.mutate(text === '' ? null : Math.round(Number(text) * GIGABYTE));
  };
  return (
    <NumberInput
      className={classes.limit ?? ''}
      size="xs"
      aria-label={`Limit of ${project.name} in gigabytes`}
      placeholder="None"
      suffix=" GB"
      min={0}
      decimalScale={2}
      hideControls
      value={text}
      error={change.isError ? sentenceOfError(change.error) : undefined}
      onChange={(value) => setText(String(value))}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === 'Enter') keep();
      }}
    />
  );
}
