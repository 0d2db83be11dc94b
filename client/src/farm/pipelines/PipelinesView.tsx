import type { FarmCapabilities, ListedPipeline } from '@dailies/shared/http';
import { MODULES } from '@dailies/shared/modules';
import { NODE_TYPES } from '@dailies/shared/nodes';
import { pipelineName } from '@dailies/shared/runs';
import { Alert, Button, Skeleton, Switch, Table } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconFileImport, IconPlus } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { sentenceOfError } from '../../api/ApiProblem.ts';
import { farmCapabilitiesQuery } from '../../api/farm.ts';
import { allPipelinesQuery, enablePipeline } from '../../api/pipelines.ts';
import { Dialog } from '../../interface/Dialog.tsx';
import classes from '../FarmPage.module.css';
import { ImportWorkflow } from './ImportWorkflow.tsx';
import { PublishForm } from './PublishForm.tsx';
import { TestForm } from './TestForm.tsx';

const RUNNERS: Readonly<Record<string, string>> = {
  builtin: 'Job-runner',
  process: 'Job-runner',
  container: 'Docker or Kubernetes',
  comfyui: 'ComfyUI',
  http: 'Provider',
};

const ORDER = [...MODULES.keys()];
const orderOf = (module: string): number => {
  const at = ORDER.findIndex((key) => module === key || module.startsWith(`${key}-`));
  return at === -1 ? ORDER.length : at;
};

/** What a kind of pipeline makes, in the words of its node. */
function titleOf(module: string): string {
  const type = [...NODE_TYPES.values()].find(({ module: { key } }) => key === module);
  return type?.title ?? module;
}

type Opened = 'publish' | 'import' | ListedPipeline;

/** The pipelines by what they make: which are offered, where they can run, and ways to add one. */
export function PipelinesView() {
  const { data, error } = useQuery(allPipelinesQuery);
  const known = useQuery(farmCapabilitiesQuery).data;
  const [open, setOpen] = useState<Opened | null>(null);
  const close = () => setOpen(null);
  const groups = [...Map.groupBy(data ?? [], ({ module }) => module)].toSorted(
    ([a], [b]) => orderOf(a) - orderOf(b) || (a < b ? -1 : 1),
  );
  return (
    <>
      <div className={classes.head}>
        <p className={classes.lead}>
          A pipeline is a way to make something, as data: what runs it, at which qualities, and what it needs. A version
          never changes, because takes name it; one that is disabled is offered no more.
        </p>
        <span className={classes.buttons}>
          <Button variant="default" leftSection={<IconFileImport size={16} />} onClick={() => setOpen('import')}>
            Import a ComfyUI workflow
          </Button>
          <Button leftSection={<IconPlus size={16} />} onClick={() => setOpen('publish')}>
            Add by JSON
          </Button>
        </span>
      </div>
      {error !== null && (
        <Alert color="red" variant="light" mb="md">
          {sentenceOfError(error)}
        </Alert>
      )}
      {data === undefined && error === null && <Skeleton h={320} radius="md" />}
      {groups.map(([module, pipelines]) => (
        <section key={module} className={classes.group} aria-label={titleOf(module)}>
          <h2 className={classes.heading}>
            {titleOf(module)} <span className={classes.dim}>{titleOf(module) === module ? '' : module}</span>
          </h2>
          <div className={classes.frame}>
            <Table verticalSpacing={6} horizontalSpacing="md" layout="fixed">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>Pipeline</Table.Th>
                  <Table.Th w={190}>Qualities</Table.Th>
                  <Table.Th w={190}>Runs on</Table.Th>
                  <Table.Th w={100}>Offered</Table.Th>
                  <Table.Th w={110} aria-label="Try it" />
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {pipelines.map((pipeline) => (
                  <PipelineRow
                    key={pipelineName(pipeline)}
                    pipeline={pipeline}
                    known={known}
                    onTest={() => setOpen(pipeline)}
                  />
                ))}
              </Table.Tbody>
            </Table>
          </div>
        </section>
      ))}
      <Dialog yOffset={64} opened={open === 'publish'} onClose={close} title="Add a pipeline by JSON" size="xl">
        <PublishForm onDone={close} />
      </Dialog>
      <Dialog yOffset={64} opened={open === 'import'} onClose={close} title="Import a ComfyUI workflow" size="xl">
        <ImportWorkflow onDone={close} />
      </Dialog>
      <Dialog
        yOffset={64}
        opened={open !== null && typeof open === 'object'}
        onClose={close}
        title={open !== null && typeof open === 'object' ? `Try ${pipelineName(open)}` : ''}
      >
        {open !== null && typeof open === 'object' && <TestForm pipeline={open} onDone={close} />}
      </Dialog>
    </>
  );
}

interface PipelineRowProps {
  readonly pipeline: ListedPipeline;
  readonly known: FarmCapabilities | undefined;
  readonly onTest: () => void;
}

function PipelineRow({ pipeline, known, onTest }: PipelineRowProps) {
  const client = useQueryClient();
  const name = pipelineName(pipeline);
  const able = known?.pipelines.find((one) => pipelineName(one) === name);
  const turn = useMutation({
    mutationFn: (enabled: boolean) => enablePipeline(pipeline, enabled),
    onError: (error) => notifications.show({ color: 'red', message: sentenceOfError(error) }),
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
        <Button
          size="compact-sm"
          variant="default"
          disabled={!pipeline.enabled}
          aria-label={`Try it: ${name}`}
          onClick={onTest}
        >
          Try it
        </Button>
      </Table.Td>
    </Table.Tr>
  );
}
