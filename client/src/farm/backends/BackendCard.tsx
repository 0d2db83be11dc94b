import type { BackendMode } from '@dailies/shared/farm';
import type { ListedBackend } from '@dailies/shared/http';
import { ActionIcon, Button, Group, Menu, PasswordInput, Stack, Text } from '@mantine/core';
import {
  IconDots,
  IconKey,
  IconPencil,
  IconPlayerPause,
  IconPlayerPlay,
  IconRefresh,
  IconRipple,
  IconTrash,
} from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useSubmit } from '../../account/useSubmit.ts';
import { backendsQuery, changeBackend, checkBackend, removeBackend, setCredential } from '../../api/farm.ts';
import { Dialog } from '../../interface/Dialog.tsx';
import { FormProblem } from '../../interface/FormProblem.tsx';
import { sayError } from '../../interface/sayProblem.ts';
import { shownBytes } from '../../transfer/shownBytes.ts';
import { timeAgo } from '../../interface/timeAgo.ts';
import { useNow } from '../../interface/useNow.ts';
import classes from '../FarmPage.module.css';
import { spanText } from '../farmWords.ts';
import { draftOf } from './backendDraft.ts';
import { BackendForm } from './BackendForm.tsx';
import { Figure } from './Figure.tsx';
import { KIND_WORDS } from './kindWords.ts';
import { ProbeFigures } from './ProbeFigures.tsx';

const MODE_WORDS: Readonly<Record<Exclude<BackendMode, 'active'>, string>> = {
  paused: 'Paused: what runs there is finished, nothing new begins',
  draining: 'Draining: what runs there is finished, so that it can be taken away',
};

const healthWords = ({ health, mode }: ListedBackend): string =>
  mode !== 'active'
    ? MODE_WORDS[mode]
    : { up: 'Takes runs', down: 'Does not answer', unknown: 'No answer yet' }[health];

const addressOf = ({ connection }: ListedBackend): string =>
  connection.executor === 'docker' ? connection.engine : connection.url;

type Opened = 'change' | 'credential' | 'remove';
const TITLES: Readonly<Record<Opened, string>> = {
  change: 'Change backend',
  credential: 'Credential',
  remove: 'Remove backend',
};

/** A backend: what it is, how it fares, and what can be done with it. */
export function BackendCard({ backend }: { backend: ListedBackend }) {
  const client = useQueryClient();
  const nowMs = useNow();
  const [open, setOpen] = useState<Opened | null>(null);
  const close = () => setOpen(null);
  const settle = {
    onError: sayError,
    onSettled: () => client.invalidateQueries({ queryKey: ['farm'] }),
  };
  const setMode = useMutation({ mutationFn: (mode: BackendMode) => changeBackend(backend.id, { mode }), ...settle });
  const check = useMutation({ mutationFn: () => checkBackend(backend.id), ...settle });
  const { mode, title, connection, problem, running, concurrency, tags, gpuMemoryBytes, meanSeconds } = backend;
  return (
    <section className={classes.card} aria-label={title} data-backend={backend.id}>
      <div className={classes.cardHead}>
        <span className={classes.dot} data-health={mode === 'active' ? backend.health : 'off'} aria-hidden="true" />
        <div className={classes.what}>
          <h2 className={classes.title}>{title}</h2>
          <p className={classes.facts}>
            {KIND_WORDS[connection.executor].title} · {addressOf(backend)} · {healthWords(backend)}
          </p>
        </div>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconRefresh size={14} aria-hidden="true" />}
          loading={check.isPending}
          onClick={() => check.mutate()}
        >
          Ask now
        </Button>
        <Menu position="bottom-end" width={230}>
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" size="lg" aria-label={`More about ${title}`}>
              <IconDots size={18} aria-hidden="true" />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {mode !== 'active' && (
              <Menu.Item leftSection={<IconPlayerPlay size={16} />} onClick={() => setMode.mutate('active')}>
                Let it go on
              </Menu.Item>
            )}
            {mode !== 'paused' && (
              <Menu.Item leftSection={<IconPlayerPause size={16} />} onClick={() => setMode.mutate('paused')}>
                Pause
              </Menu.Item>
            )}
            {mode !== 'draining' && (
              <Menu.Item leftSection={<IconRipple size={16} />} onClick={() => setMode.mutate('draining')}>
                Drain, to take it away
              </Menu.Item>
            )}
            <Menu.Divider />
            <Menu.Item leftSection={<IconPencil size={16} />} onClick={() => setOpen('change')}>
              Change…
            </Menu.Item>
            <Menu.Item leftSection={<IconKey size={16} />} onClick={() => setOpen('credential')}>
              Credential…
            </Menu.Item>
            <Menu.Item color="red" leftSection={<IconTrash size={16} />} onClick={() => setOpen('remove')}>
              Remove…
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
      {problem !== null && (
        <p className={classes.problem} role="status">
          {problem}
          {backend.answeredAt !== null && ` It answered ${timeAgo(Date.parse(backend.answeredAt), nowMs)}.`}
        </p>
      )}
      <dl className={classes.figures}>
        <Figure name="Runs there" value={`${running} of ${concurrency}`} share={running / concurrency} />
        <Figure
          name="Mean time of a run"
          value={meanSeconds === null ? 'Nothing ran there yet' : spanText(meanSeconds)}
        />
        <Figure name="GPU memory for a run" value={gpuMemoryBytes === 0 ? 'None' : shownBytes(gpuMemoryBytes)} />
        <div className={classes.figure}>
          <dt>Tags</dt>
          <dd>
            {tags.length === 0 && <span className={classes.dim}>None</span>}
            {tags.map((tag) => (
              <span key={tag} className={classes.tag}>
                {tag}
              </span>
            ))}
          </dd>
        </div>
        <ProbeFigures probe={backend.probe} />
        <Figure name="Credential" value={backend.hasCredential ? 'Set' : 'None'} />
      </dl>
      <Dialog yOffset={64} opened={open !== null} onClose={close} title={open === null ? '' : TITLES[open]} size="lg">
        {open === 'change' && (
          <BackendForm
            given={draftOf(backend)}
            action="Save"
            onCancel={close}
            onSubmit={async ({
              title: named,
              connection: at,
              tags: has,
              gpuMemoryBytes: memory,
              concurrency: most,
              runners,
            }) => {
              const changes = { title: named, connection: at, tags: has, gpuMemoryBytes: memory, concurrency: most };
              await changeBackend(backend.id, { ...changes, runners });
              await client.invalidateQueries(backendsQuery);
              close();
            }}
          />
        )}
        {open === 'credential' && <CredentialForm backend={backend} onDone={close} />}
        {open === 'remove' && <RemoveForm backend={backend} onDone={close} />}
      </Dialog>
    </section>
  );
}

function CredentialForm({ backend, onDone }: { backend: ListedBackend; onDone: () => void }) {
  const client = useQueryClient();
  const [credential, setText] = useState('');
  const save = async (wanted: string | null) => {
    await setCredential(backend.id, wanted);
    await client.invalidateQueries(backendsQuery);
    onDone();
  };
  const { submit, isBusy, problem } = useSubmit(() => save(credential));
  const remove = useSubmit(() => save(null));
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <PasswordInput
          label={KIND_WORDS[backend.connection.executor].credential ?? 'Credential'}
          description="Kept encrypted, and never shown again to anybody. What runs goes on with the one that it began with."
          autoComplete="off"
          data-autofocus
          value={credential}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <FormProblem sentence={problem ?? remove.problem} />
        <Group justify="flex-end" gap="sm">
          {backend.hasCredential && (
            <Button variant="default" color="red" mr="auto" loading={remove.isBusy} onClick={() => remove.submit()}>
              Remove the present one
            </Button>
          )}
          <Button variant="default" onClick={onDone}>
            Cancel
          </Button>
          <Button type="submit" loading={isBusy} disabled={credential === ''}>
            Keep it
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function RemoveForm({ backend, onDone }: { backend: ListedBackend; onDone: () => void }) {
  const client = useQueryClient();
  const { submit, isBusy, problem } = useSubmit(async () => {
    await removeBackend(backend.id);
    await client.invalidateQueries(backendsQuery);
    onDone();
  });
  return (
    <Stack gap="md">
      <Text size="sm">
        Nothing goes to {backend.title} any more, and its credential is forgotten. Takes that were made there stay as
        they are.
      </Text>
      <FormProblem sentence={problem} />
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={onDone}>
          Cancel
        </Button>
        <Button color="red" loading={isBusy} onClick={() => submit()}>
          Remove
        </Button>
      </Group>
    </Stack>
  );
}
