import { type CreatedAccessToken, TOKEN_SCOPES, TokenScope } from '@dailies/shared/http';
import { ProjectId } from '@dailies/shared/ids';
import { Button, Checkbox, Group, MultiSelect, Select, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { createAccessToken } from '../api/accessTokens.ts';
import { projectsQuery } from '../api/projects.ts';
import { FormProblem } from '../interface/FormProblem.tsx';
import { useSubmit } from './useSubmit.ts';

const EXPIRIES = [
  { value: '7', label: 'in a week' },
  { value: '30', label: 'in 30 days' },
  { value: '90', label: 'in 90 days' },
  { value: '366', label: 'in a year' },
];

const CHOSEN = TokenScope.options.filter((scope) => scope !== 'read');

export interface CreateTokenFormProps {
  readonly onMade: (token: CreatedAccessToken) => void;
  readonly onCancel: () => void;
}

/** What a new token may do, where, and for how long. */
export function CreateTokenForm({ onMade, onCancel }: CreateTokenFormProps) {
  const projects = useQuery(projectsQuery).data ?? [];
  const [name, setName] = useState('');
  const [days, setDays] = useState('90');
  const [scopes, setScopes] = useState<string[]>([]);
  const [limitedTo, setLimitedTo] = useState<string[]>([]);
  const { submit, isBusy, problem } = useSubmit(async () => {
    onMade(
      await createAccessToken({
        name: name.trim(),
        expiresInDays: Number(days),
        scopes: CHOSEN.filter((scope) => scopes.includes(scope)),
        projects: limitedTo.length === 0 ? null : limitedTo.map((id) => ProjectId.parse(id)),
      }),
    );
  });
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <Group align="flex-start" gap="sm" wrap="nowrap">
          <TextInput
            label="Name"
            placeholder="What it is for"
            required
            withAsterisk={false}
            maxLength={60}
            data-autofocus
            style={{ flex: 1 }}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Select
            label="Expires"
            w={150}
            allowDeselect={false}
            data={EXPIRIES}
            value={days}
            onChange={(value) => setDays(value ?? days)}
          />
        </Group>
        <Checkbox.Group label="It may" value={scopes} onChange={setScopes}>
          <Stack gap={10} mt={8}>
            <Checkbox
              checked
              disabled
              readOnly
              value="read"
              label={TOKEN_SCOPES.read.title}
              description={TOKEN_SCOPES.read.says}
            />
            {CHOSEN.map((scope) => (
              <Checkbox
                key={scope}
                value={scope}
                label={TOKEN_SCOPES[scope].title}
                description={TOKEN_SCOPES[scope].says}
              />
            ))}
          </Stack>
        </Checkbox.Group>
        <MultiSelect
          label="Projects"
          placeholder={limitedTo.length === 0 ? 'All of your projects, also later ones' : undefined}
          searchable
          data={projects.map((project) => ({ value: project.id, label: project.name }))}
          value={limitedTo}
          onChange={setLimitedTo}
        />
        <FormProblem sentence={problem} />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onCancel}>
            Cancel
          </Button>
          <Button type="submit" loading={isBusy}>
            Make token
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
