import type { RefusedChange } from '@dailies/shared/difference';
import { Button, Group, List, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { Dialog } from '../../interface/Dialog.tsx';
import { sentenceOfError } from '../../api/ApiProblem.ts';
import { FormProblem } from '../../interface/FormProblem.tsx';
import { useSession } from '../../session/SessionContext.tsx';
import { versionTitle } from '../timeline/versionTitle.ts';
import type { ShownState } from '../keptState.ts';
import { RefusedList } from './RefusedList.tsx';
import { restorePlan } from './restorePlan.ts';
import { type Restoring, useRestore } from './useRestore.ts';

interface RestoreDialogProps {
  readonly restoring: Restoring;
  readonly now: ShownState;
  /** Left out: all of the version. */
  readonly nodes: ReadonlySet<string> | undefined;
  readonly onClose: () => void;
}

/** Says what a restore will do, does it, and lists what could not be brought back. */
export function RestoreDialog({ restoring, now, nodes, onClose }: RestoreDialogProps) {
  const { role } = useSession();
  const restore = useRestore();
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [refused, setRefused] = useState<readonly RefusedChange[] | null>(null);
  const { lines, kept } = restorePlan(now.contents, restoring.state.contents, role.get(), nodes);
  const name = restoring.version === undefined ? 'this version' : `‘${versionTitle(restoring.version)}’`;
  const what = nodes === undefined ? name : nodes.size === 1 ? 'this node' : `${nodes.size} nodes`;
  const send = async () => {
    setBusy(true);
    setProblem(null);
    try {
      const left = await restore(restoring, nodes);
      if (left.length === 0) onClose();
      else setRefused(left);
    } catch (error) {
      setProblem(sentenceOfError(error));
    }
    setBusy(false);
  };
  if (refused !== null) {
    return (
      <Dialog opened onClose={onClose} title="Restored, but not all of it" centered radius="lg">
        <RefusedList refused={refused} states={[now.contents, restoring.state.contents]} />
        <Group justify="flex-end" mt="lg">
          <Button onClick={onClose}>Close</Button>
        </Group>
      </Dialog>
    );
  }
  return (
    <Dialog opened onClose={onClose} title={`Restore ${what}`} centered radius="lg">
      <Stack gap="md">
        {lines.length === 0 ? (
          <Text size="sm">There is nothing to bring back: it is as it was.</Text>
        ) : (
          <List size="sm" spacing={6} data-testid="restore-plan">
            {lines.map((line) => (
              <List.Item key={line}>{line}</List.Item>
            ))}
          </List>
        )}
        {kept.map((line) => (
          <Text key={line} size="sm" c="dimmed">
            {line}
          </Text>
        ))}
        <Text size="xs" c="dimmed">
          One step, which Ctrl-Z takes back; the project of before is kept as a version too. Takes, comments and
          verdicts stay.
        </Text>
        <FormProblem sentence={problem} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button loading={isBusy} disabled={lines.length === 0} onClick={() => void send()} data-autofocus>
            Restore
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
