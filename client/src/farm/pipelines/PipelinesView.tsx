import type { ListedPipeline } from '@dailies/shared/http';
import { MODULES } from '@dailies/shared/modules';
import { NODE_TYPES } from '@dailies/shared/nodes';
import { pipelineName } from '@dailies/shared/runs';
import { Alert, Button, Skeleton, Table } from '@mantine/core';
import { IconFileImport, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { sentenceOfError } from '../../api/ApiProblem.ts';
import { farmCapabilitiesQuery } from '../../api/farm.ts';
import { allPipelinesQuery } from '../../api/pipelines.ts';
import { CopyableText } from '../../interface/CopyableText.tsx';
import { Dialog } from '../../interface/Dialog.tsx';
import classes from '../FarmPage.module.css';
import { ImportWorkflow } from './ImportWorkflow.tsx';
import { nextVersionJson, pipelineJson } from './pipelineJson.ts';
import { PipelineRow } from './PipelineRow.tsx';
import { PublishForm } from './PublishForm.tsx';
import { TestForm } from './TestForm.tsx';

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

type Opened =
  | { readonly kind: 'publish'; readonly first: string }
  | { readonly kind: 'import' }
  | { readonly kind: 'json' | 'try'; readonly pipeline: ListedPipeline };

/** The pipelines by what they make: which are offered, where they can run, and ways to add one. */
export function PipelinesView() {
  const { data, error } = useQuery(allPipelinesQuery);
  const known = useQuery(farmCapabilitiesQuery).data;
  // What was opened last stays until its dialog is gone.
  const [opened, setOpened] = useState<Opened>({ kind: 'import' });
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  const show = (wanted: Opened) => {
    setOpened(wanted);
    setOpen(true);
  };
  const begin = (pipeline: ListedPipeline) => show({ kind: 'publish', first: nextVersionJson(pipeline, data ?? []) });
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
          <Button variant="default" leftSection={<IconFileImport size={16} />} onClick={() => show({ kind: 'import' })}>
            Import a ComfyUI workflow
          </Button>
          <Button leftSection={<IconPlus size={16} />} onClick={() => show({ kind: 'publish', first: '' })}>
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
                  <Table.Th w={140} aria-label="Try it, and more" />
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {pipelines.map((pipeline) => (
                  <PipelineRow
                    key={pipelineName(pipeline)}
                    pipeline={pipeline}
                    known={known}
                    onTest={() => show({ kind: 'try', pipeline })}
                    onJson={() => show({ kind: 'json', pipeline })}
                    onNewVersion={() => begin(pipeline)}
                  />
                ))}
              </Table.Tbody>
            </Table>
          </div>
        </section>
      ))}
      <Dialog
        yOffset={64}
        opened={isOpen}
        onClose={close}
        title={headingOf(opened)}
        size={opened.kind === 'try' ? 'md' : 'xl'}
      >
        {opened.kind === 'publish' && <PublishForm first={opened.first} onDone={close} />}
        {opened.kind === 'import' && <ImportWorkflow onDone={close} />}
        {opened.kind === 'try' && <TestForm pipeline={opened.pipeline} onDone={close} />}
        {opened.kind === 'json' && (
          <CopyableText label="JSON" text={pipelineJson(opened.pipeline)} copy="Copy the JSON" />
        )}
      </Dialog>
    </>
  );
}

function headingOf(opened: Opened): string {
  switch (opened.kind) {
    case 'publish':
      return opened.first === '' ? 'Add a pipeline by JSON' : 'Publish a new version';
    case 'import':
      return 'Import a ComfyUI workflow';
    case 'json':
      return `JSON of ${pipelineName(opened.pipeline)}`;
    case 'try':
      return `Try ${pipelineName(opened.pipeline)}`;
  }
}
