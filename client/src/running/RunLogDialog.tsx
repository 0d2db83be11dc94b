import type { RunId } from '@dailies/shared/ids';
import { Alert, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ApiProblem, sentenceOfError } from '../api/ApiProblem.ts';
import { endedRunQuery } from '../api/runs.ts';
import { CopyableText } from '../interface/CopyableText.tsx';
import { Dialog } from '../interface/Dialog.tsx';
import classes from './RunLogDialog.module.css';

interface RunLogDialogProps {
  readonly run: RunId;
  /** The node's. */
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** What a run that failed wrote as it went, behind its one sentence. */
export function RunLogDialog({ run, title, isOpen, onClose }: RunLogDialogProps) {
  return (
    <Dialog yOffset={64} opened={isOpen} onClose={onClose} title={`Log of ${title}`} size="xl">
      <RunLog run={run} />
    </Dialog>
  );
}

function RunLog({ run }: { run: RunId }) {
  const { data, error } = useQuery(endedRunQuery(run));
  // What was refused before it could run has no run to be read.
  const hasNone = error instanceof ApiProblem && error.code === 'not-found';
  if (error !== null && !hasNone)
    return (
      <Alert color="red" variant="light">
        {sentenceOfError(error)}
      </Alert>
    );
  if (data === undefined && !hasNone) return <Skeleton h={160} radius="md" />;
  const log = data?.log ?? '';
  if (log === '') return <p className={classes.lead}>It ended before anything wrote a log.</p>;
  return <CopyableText label="Log" text={log} copy="Copy the log" />;
}
