import { type ImportedWorkflow, importWorkflow } from '@dailies/shared/farm/comfy';
import { Button, FileButton, Group, Select, Stack, Text } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type DragEvent, useState } from 'react';
import { sentenceOfError } from '../../api/ApiProblem.ts';
import { backendsQuery, objectInfoOf } from '../../api/farm.ts';
import { FieldProblems } from './FieldProblems.tsx';
import classes from './ImportWorkflow.module.css';
import type { FieldProblem } from './readPipelineJson.ts';
import { WorkflowForm } from './WorkflowForm.tsx';

interface Read {
  readonly name: string;
  readonly imported: ImportedWorkflow;
}

const said = (messages: readonly string[]): readonly FieldProblem[] =>
  messages.map((message) => ({ field: '', message }));

/** A workflow of ComfyUI becomes a pipeline: the file first, then what of it a run sets. */
export function ImportWorkflow({ onDone }: { onDone: () => void }) {
  const servers = (useQuery(backendsQuery).data ?? []).filter(({ connection }) => connection.executor === 'comfyui');
  const [server, setServer] = useState<string | null>(null);
  const [read, setRead] = useState<Read | null>(null);
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const [isBusy, setBusy] = useState(false);
  const [isOver, setOver] = useState(false);
  const open = async (file: File | null | undefined) => {
    if (file === null || file === undefined) return;
    setBusy(true);
    setProblems([]);
    try {
      const json: unknown = JSON.parse(await file.text());
      const info = server === null ? undefined : await objectInfoOf(server);
      const result = importWorkflow(json, info);
      if (result.ok) setRead({ name: file.name, imported: result.value });
      else setProblems(said(result.problems));
    } catch (error) {
      setProblems(
        said([
          error instanceof SyntaxError
            ? `"${file.name}" is no JSON; export the workflow from ComfyUI.`
            : sentenceOfError(error),
        ]),
      );
    } finally {
      setBusy(false);
    }
  };
  if (read !== null) return <WorkflowForm name={read.name} imported={read.imported} onDone={onDone} />;
  const drag = (over: boolean) => (event: DragEvent) => {
    event.preventDefault();
    setOver(over);
  };
  return (
    <Stack gap="md">
      <Select
        label="Server that it is for"
        description={
          'It tells which nodes there are. Needed for a file that the editor saved; one exported as "API" can do without.'
        }
        placeholder={servers.length === 0 ? 'No ComfyUI server is added yet' : 'None'}
        data={servers.map(({ id, title }) => ({ value: id, label: title }))}
        value={server}
        clearable
        onChange={setServer}
      />
      <div
        className={classes.drop}
        data-over={isOver}
        onDragOver={drag(true)}
        onDragLeave={drag(false)}
        onDrop={(event) => {
          drag(false)(event);
          void open(event.dataTransfer.files[0]);
        }}
      >
        <IconFileImport size={28} stroke={1.5} aria-hidden="true" />
        <Text size="sm">Drop a workflow here, as ComfyUI exports it.</Text>
        <FileButton accept=".json,application/json" onChange={(file) => void open(file)}>
          {(parts) => (
            <Button {...parts} variant="default" loading={isBusy} data-autofocus>
              Choose a file
            </Button>
          )}
        </FileButton>
      </div>
      <FieldProblems problems={problems} />
      <Group justify="flex-end">
        <Button variant="default" onClick={onDone}>
          Cancel
        </Button>
      </Group>
    </Stack>
  );
}
