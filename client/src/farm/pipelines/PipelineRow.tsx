import type { FarmCapabilities, ListedPipeline } from '@dailies/shared/http';
import { isLocal, pipelineName } from '@dailies/shared/runs';
import { ActionIcon, Button, Group, Menu, Switch, Table } from '@mantine/core';
import { IconBraces, IconDots, IconPlus } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { farmCapabilitiesQuery } from '../../api/farm.ts';
import { enablePipeline } from '../../api/pipelines.ts';
import { sayError } from '../../interface/sayProblem.ts';
import classes from '../FarmPage.module.css';

const RUNNERS: Readonly<Record<string, string>> = {
  builtin: 'Job-runner',
  process: 'Job-runner',
  container: 'Docker or Kubernetes',
  comfyui: 'ComfyUI',
  http: 'Provider',
};

interface PipelineRowProps {
  readonly pipeline: ListedPipeline;
  readonly known: FarmCapabilities | undefined;
  readonly onTest: () => void;
  readonly onJson: () => void;
  readonly onNewVersion: () => void;
}

/** A version of a pipeline: whether it is offered, where it can run, and what may be done with it. */
export function PipelineRow({ pipeline, known, onTest, onJson, onNewVersion }: PipelineRowProps) {
  const client = useQueryClient();
  const name = pipelineName(pipeline);
  const able = known?.pipelines.find((one) => pipelineName(one) === name);
  const turn = useMutation({
    mutationFn: (enabled: boolean) => enablePipeline(pipeline, enabled),
    onError: sayError,
    onSettled: async () => {
      await client.invalidateQueries({ queryKey: ['pipelines'] });
      await client.invalidateQueries(farmCapabilitiesQuery);
    },
  });
  return (
    <Table.Tr data-pipeline={name}>
      <Table.Td>
        {pipeline.title} <span className={classes.dim}>{name}</span>
        {pipeline.enabled && able !== undefined && able.why !== null && (
          <span className={classes.cannot}>{able.why}</span>
        )}
      </Table.Td>
      <Table.Td>
        {pipeline.tiers.map((tier) => (
          <span key={tier} className={classes.tag}>
            {tier}
          </span>
        ))}
      </Table.Td>
      <Table.Td>{RUNNERS[pipeline.runner.executor] ?? pipeline.runner.executor}</Table.Td>
      <Table.Td>
        <Switch
          size="sm"
          aria-label={`Offer ${name}`}
          checked={turn.isPending ? turn.variables : pipeline.enabled}
          onChange={(event) => turn.mutate(event.currentTarget.checked)}
        />
      </Table.Td>
      <Table.Td>
        <Group gap={4} justify="flex-end" wrap="nowrap">
          <Button
            size="compact-sm"
            variant="default"
            disabled={!pipeline.enabled}
            aria-label={`Try it: ${name}`}
            onClick={onTest}
          >
            Try it
          </Button>
          <Menu position="bottom-end" width={190}>
            <Menu.Target>
              <ActionIcon variant="subtle" color="gray" size={28} aria-label={`More about ${name}`}>
                <IconDots size={16} aria-hidden="true" />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item leftSection={<IconBraces size={16} aria-hidden="true" />} onClick={onJson}>
                JSON
              </Menu.Item>
              {!isLocal(pipeline) && (
                <Menu.Item leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={onNewVersion}>
                  New version…
                </Menu.Item>
              )}
            </Menu.Dropdown>
          </Menu>
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}
