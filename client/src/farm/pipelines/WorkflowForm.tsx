import { comfyPipeline, type ImportedWorkflow, pipelineSources } from '@dailies/shared/farm/comfy';
import { MODULES } from '@dailies/shared/modules';
import { NODE_TYPES } from '@dailies/shared/nodes';
import { QUALITIES } from '@dailies/shared/runs';
import { Button, Checkbox, Group, NumberInput, Select, Stack, TagsInput, Text, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { sentenceOfError } from '../../api/ApiProblem.ts';
import { farmCapabilitiesQuery } from '../../api/farm.ts';
import { publishPipeline } from '../../api/pipelines.ts';
import { idOfTitle } from '../backends/backendDraft.ts';
import classes from '../FarmPage.module.css';
import { FieldProblems } from './FieldProblems.tsx';
import { type FieldProblem, fieldOfSentence } from './readPipelineJson.ts';
import { SettingFields } from './SettingFields.tsx';
import { chosenOf, firstChoices, inputsFor, keyOf, optionsFor, type SettingWish, valueOf } from './workflowChoices.ts';

const GIGABYTE = 1e9;
const SECONDS_A_MINUTE = 60;
const TIMEOUT_MINUTES = '15';
const STUCK_AFTER_MINUTES = '3';

const secondsOf = (minutes: string): number => Math.round(Number(minutes) * SECONDS_A_MINUTE);

/** What can be made: the nodes whose module runs and takes a pipeline. */
const MADE = [...NODE_TYPES.values()].flatMap(({ title, module: { key } }) =>
  MODULES.has(key) && pipelineSources(key) !== null ? [{ value: key, label: title }] : [],
);

interface WorkflowFormProps {
  readonly name: string;
  readonly imported: ImportedWorkflow;
  readonly onDone: () => void;
}

/** What a workflow makes, and what of it a run sets; everything else stays as it is in the file. */
export function WorkflowForm({ name, imported, onDone }: WorkflowFormProps) {
  const client = useQueryClient();
  const [output, setOutput] = useState(imported.outputs[0]?.node ?? '');
  const [module, setModule] = useState(imported.outputs[0]?.kind === 'video' ? 'shot-motion' : 'shot-still');
  const [title, setTitle] = useState(name.replace(/\.json$/i, ''));
  const [version, setVersion] = useState('1');
  const [tiers, setTiers] = useState<readonly string[]>(['standard']);
  const [tags, setTags] = useState<string[]>([]);
  const [memory, setMemory] = useState('');
  const [timeLimit, setTimeLimit] = useState(TIMEOUT_MINUTES);
  const [stuckAfter, setStuckAfter] = useState(STUCK_AFTER_MINUTES);
  const [wishes, setWishes] = useState<ReadonlyMap<string, SettingWish>>(new Map());
  const [choices, setChoices] = useState(() => firstChoices(imported, module, output));
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const [isBusy, setBusy] = useState(false);
  const begin = (wantedModule: string, wantedOutput: string) => {
    setModule(wantedModule);
    setOutput(wantedOutput);
    setChoices(firstChoices(imported, wantedModule, wantedOutput));
    setProblems([]);
  };
  const publish = async () => {
    const made = comfyPipeline(imported, {
      id: idOfTitle(title),
      version: Number(version),
      title: title.trim(),
      module,
      tiers: QUALITIES.filter((quality) => tiers.includes(quality)),
      requirements: { tags, gpuMemoryBytes: memory === '' ? 0 : Math.round(Number(memory) * GIGABYTE) },
      timeoutSeconds: secondsOf(timeLimit),
      ...(stuckAfter === '' ? {} : { stuckAfterSeconds: secondsOf(stuckAfter) }),
      output,
      ...chosenOf(imported, output, choices, wishes),
    });
    setProblems(made.ok ? [] : made.problems);
    if (!made.ok) return;
    setBusy(true);
    try {
      await publishPipeline(made.pipeline);
      await client.invalidateQueries({ queryKey: ['pipelines'] });
      await client.invalidateQueries(farmCapabilitiesQuery);
      onDone();
    } catch (error) {
      setProblems([fieldOfSentence(sentenceOfError(error))]);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBusy) void publish();
      }}
    >
      <Stack gap="md">
        <Group grow align="flex-start">
          <TextInput
            label="Title"
            description={`Published as ${idOfTitle(title) || '…'}@${version}.`}
            data-autofocus
            value={title}
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
          <NumberInput
            label="Version"
            description="A version never changes."
            min={1}
            allowDecimal={false}
            value={version}
            onChange={(value) => setVersion(String(value))}
          />
        </Group>
        <Group grow align="flex-start">
          <Select
            label="Makes"
            data={MADE}
            value={module}
            allowDeselect={false}
            searchable
            onChange={(value) => begin(value ?? module, output)}
          />
          <Select
            label="Its take is the file of"
            data={imported.outputs.map((one) => ({ value: one.node, label: one.title }))}
            value={output}
            allowDeselect={false}
            onChange={(value) => begin(module, value ?? output)}
          />
        </Group>
        <Group grow align="flex-start">
          <Checkbox.Group label="Qualities" value={[...tiers]} onChange={setTiers}>
            <Group gap="md" mt={6}>
              {QUALITIES.map((quality) => (
                <Checkbox key={quality} value={quality} label={quality} />
              ))}
            </Group>
          </Checkbox.Group>
          <TagsInput
            label="Tags that a server needs"
            placeholder={tags.length === 0 ? 'flux' : ''}
            value={tags}
            onChange={setTags}
          />
          <NumberInput
            label="GPU memory in GB"
            placeholder="None"
            min={0}
            value={memory}
            onChange={(value) => setMemory(String(value))}
          />
        </Group>
        <Group grow align="flex-start">
          <NumberInput
            label="Time limit in minutes"
            description="What works for longer is ended."
            min={0}
            max={1_440}
            value={timeLimit}
            onChange={(value) => setTimeLimit(String(value))}
          />
          <NumberInput
            label="Reports nothing for, in minutes"
            description="Then it is started again, twice at most."
            placeholder="As long as it likes"
            min={0}
            max={1_440}
            value={stuckAfter}
            onChange={(value) => setStuckAfter(String(value))}
          />
        </Group>
        <div>
          <Text size="sm" fw={560} mb={4}>
            What a run sets
          </Text>
          <div className={classes.rows} role="group" aria-label="What a run sets" tabIndex={0}>
            {inputsFor(imported, output).map((input) => (
              <div key={keyOf(input)} className={classes.choice}>
                <span className={classes.what}>
                  {input.title} · {input.input}
                  <span className={classes.value} title={valueOf(imported, input)}>
                    {valueOf(imported, input)}
                  </span>
                </span>
                <Select
                  size="xs"
                  aria-label={`${input.input} of ${input.title}`}
                  data={[...optionsFor(input, module)]}
                  value={choices.get(keyOf(input)) ?? 'fixed'}
                  allowDeselect={false}
                  searchable
                  onChange={(value) => setChoices(new Map(choices).set(keyOf(input), value ?? 'fixed'))}
                />
                {choices.get(keyOf(input)) === 'setting' && (
                  <SettingFields
                    input={input}
                    wish={wishes.get(keyOf(input))}
                    onChange={(wish) => setWishes(new Map(wishes).set(keyOf(input), wish))}
                  />
                )}
              </div>
            ))}
          </div>
        </div>
        <FieldProblems problems={problems} />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onDone}>
            Cancel
          </Button>
          <Button type="submit" loading={isBusy}>
            Publish
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
