import { BACKEND_KINDS, type BackendKind } from '@dailies/shared/farm';
import type { CreateBackend } from '@dailies/shared/http';
import { Button, Group, PasswordInput, Select, Stack, TagsInput, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { sentenceOfError } from '../../api/ApiProblem.ts';
import { FormProblem } from '../../interface/FormProblem.tsx';
import {
  type BackendDraft,
  backendOfDraft,
  type DraftProblems,
  idOfTitle,
  NEW_BACKEND,
  SIGN_IN_KINDS,
} from './backendDraft.ts';
import { KIND_WORDS } from './kindWords.ts';

interface BackendFormProps {
  /** What is changed; left out: a new one. */
  readonly given?: BackendDraft;
  readonly action: string;
  readonly onSubmit: (backend: CreateBackend) => Promise<void>;
  readonly onCancel: () => void;
}

/** What a backend is, by its kind, with what each field means. */
export function BackendForm({ given, action, onSubmit, onCancel }: BackendFormProps) {
  const [draft, setDraft] = useState<BackendDraft>(given ?? NEW_BACKEND);
  const [problems, setProblems] = useState<DraftProblems>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const words = KIND_WORDS[draft.kind];
  const change = (changes: Partial<BackendDraft>) => {
    setDraft((present) => ({ ...present, ...changes }));
    setProblems({});
  };
  const submit = () => {
    const made = backendOfDraft(draft);
    setProblem(null);
    if (!made.ok) {
      setProblems(made.problems);
      return;
    }
    setBusy(true);
    onSubmit(made.backend)
      .catch((error: unknown) => setProblem(sentenceOfError(error)))
      .finally(() => setBusy(false));
  };
  const text = (name: keyof BackendDraft, label: string, description: string, placeholder = '') => {
    const value = draft[name];
    return (
      <TextInput
        label={label}
        description={description}
        placeholder={placeholder}
        value={typeof value === 'string' ? value : ''}
        error={problems[name]}
        onChange={(event) => change({ [name]: event.currentTarget.value })}
      />
    );
  };
  const several = (name: 'tags' | 'runners' | 'gpus', label: string, description: string, placeholder: string) => (
    <TagsInput
      label={label}
      description={description}
      placeholder={draft[name].length === 0 ? placeholder : ''}
      value={[...draft[name]]}
      error={problems[name]}
      onChange={(value) => change({ [name]: value })}
    />
  );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBusy) submit();
      }}
    >
      <Stack gap="md">
        {given === undefined && (
          <Select
            label="Kind"
            description={words.says}
            data={BACKEND_KINDS.map((kind) => ({ value: kind, label: KIND_WORDS[kind].title }))}
            value={draft.kind}
            allowDeselect={false}
            onChange={(value) => change({ kind: kindOf(value) ?? draft.kind })}
          />
        )}
        <TextInput
          label="Title"
          description="How people know it, in the queue and on takes."
          placeholder={words.example}
          data-autofocus
          value={draft.title}
          error={problems.title}
          onChange={(event) => {
            const title = event.currentTarget.value;
            const follows = given === undefined && draft.id === idOfTitle(draft.title);
            change({ title, ...(follows ? { id: idOfTitle(title) } : {}) });
          }}
        />
        {given === undefined && text('id', 'Id', 'In addresses and accounts; it stays for good.')}
        {text('url', words.address, words.addressSays, words.addressExample)}
        {draft.kind === 'docker' && (
          <>
            {text(
              'modelsFolder',
              'Models folder',
              "A folder of the engine's machine, mounted as /models for reading; empty: none.",
              '/srv/models',
            )}
            {text(
              'workFolder',
              'Work folder',
              "Where run folders lie as the engine's machine sees them; empty: the same as the job-runner's.",
            )}
            {several(
              'gpus',
              'GPUs',
              'By number or UUID, as nvidia-smi -L lists them. None: containers get no GPU.',
              '0',
            )}
          </>
        )}
        {draft.kind === 'kubernetes' && (
          <>
            {text('namespace', 'Namespace', 'Where jobs are made.', 'render')}
            {text('workClaim', 'Claim for work', 'The PersistentVolumeClaim that run folders lie in.', 'dailies-work')}
            {text('workFolder', 'Work folder', 'Where the job-runner has mounted the same volume.', '/mnt/work')}
            {text('modelsClaim', 'Claim with models', 'Mounted as /models for reading; empty: none.')}
            {text(
              'gpuResource',
              'GPU resource',
              'What a pod with a GPU asks for; empty: this cluster has none.',
              'nvidia.com/gpu',
            )}
            <Textarea
              label="Certificate authority"
              description="In PEM, of who signed the server's certificate; empty: one that the system trusts."
              autosize
              minRows={2}
              maxRows={6}
              value={draft.authority}
              error={problems.authority}
              onChange={(event) => change({ authority: event.currentTarget.value })}
            />
          </>
        )}
        {draft.kind === 'http' && (
          <>
            <Select
              label="The credential goes"
              data={[
                { value: 'header', label: 'Into a header' },
                { value: 'query', label: 'Into the address' },
                { value: 'jwt', label: 'Into a JSON Web Token, signed anew for each request' },
              ]}
              value={draft.signIn}
              allowDeselect={false}
              onChange={(value) => change({ signIn: SIGN_IN_KINDS.find((kind) => kind === value) ?? draft.signIn })}
            />
            {draft.signIn === 'header' && (
              <Group grow align="flex-start">
                {text('header', 'Header', 'That carries it.')}
                {text('scheme', 'Scheme', 'A word before it; may be empty.')}
              </Group>
            )}
            {draft.signIn === 'query' && text('header', 'Name', 'Of it in the address.', 'key')}
            {text(
              'health',
              'Path to ask how it fares',
              'Answers well to who is signed in; empty: that it answers is enough.',
            )}
          </>
        )}
        {given === undefined && words.credential !== null && (
          <PasswordInput
            label={words.credential}
            description="Kept encrypted, and never shown again to anybody."
            autoComplete="off"
            value={draft.credential}
            error={problems.credential}
            onChange={(event) => change({ credential: event.currentTarget.value })}
          />
        )}
        {several(
          'tags',
          'Tags',
          'What it can do. A run goes where all the tags are that its pipeline wants.',
          'gpu, flux',
        )}
        <Group grow align="flex-start">
          {text('gpuMemoryGb', 'GPU memory in GB', 'Runs that need more go elsewhere; empty: none.', '24')}
          {text('concurrency', 'Runs at the same time', 'At most.')}
        </Group>
        {several(
          'runners',
          'Only through these job-runners',
          'By RUNNER_NAME, where not all of them reach it. Empty: all.',
          'All of them',
        )}
        <FormProblem sentence={problem} />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onCancel}>
            Cancel
          </Button>
          <Button type="submit" loading={isBusy}>
            {action}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

const kindOf = (value: string | null): BackendKind | undefined => BACKEND_KINDS.find((kind) => kind === value);
