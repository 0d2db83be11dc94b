import type { RunId } from '@dailies/shared/ids';
import { Alert, Button, Group, Skeleton, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { sentenceOfError } from '../api/ApiProblem.ts';
import { endedRunQuery } from '../api/runs.ts';
import { copyText } from '../interface/copyText.ts';
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
    <Dialog opened={isOpen} onClose={onClose} title={`Log of ${title}`} size="xl">
      <RunLog run={run} />
    </Dialog>
  );
}

function RunLog({ run }: { run: RunId }) {
  const { data, error } = useQuery(endedRunQuery(run));
  if (error !== null)
    return (
      <Alert color="red" variant="light">
        {sentenceOfError(error)}
      </Alert>
    );
  if (data === undefined) return <Skeleton h={160} radius="md" />;
  const log = data.log ?? '';
  if (log === '') return <p className={classes.lead}>It ended before anything wrote a log.</p>;
  return (
    <Stack gap="md">
      {/* Reached by the keyboard, so that it can be scrolled. */}
      <pre className={classes.log} role="region" aria-label="Log" tabIndex={0}>
        {log}
      </pre>
      <CopyLog log={log} />
    </Stack>
  );
}

function CopyLog({ log }: { log: string }) {
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    const done = await copyText(log);
    setCopied(done);
    if (!done)
      notifications.show({ color: 'red', message: 'The browser did not allow copying; select the text instead.' });
  };
  return (
    <Group justify="flex-end">
      <Button
        variant="default"
        leftSection={isCopied ? <IconCheck size={16} aria-hidden="true" /> : <IconCopy size={16} aria-hidden="true" />}
        onClick={() => void copy()}
      >
        {isCopied ? 'Copied' : 'Copy the log'}
      </Button>
    </Group>
  );
}
