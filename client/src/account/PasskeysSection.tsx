import type { Passkey } from '@dailies/shared/http';
import { ActionIcon, Alert, Button, Group, Stack, TextInput, Tooltip } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconFingerprint, IconInfoCircle, IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { capabilitiesQuery } from '../api/capabilities.ts';
import { addPasskey } from '../api/passkeys.ts';
import { removePasskey, renamePasskey, securityQuery } from '../api/security.ts';
import { FormProblem } from '../interface/FormProblem.tsx';
import { sayError } from '../interface/sayProblem.ts';
import classes from './AccountPage.module.css';
import { AccountSection } from './AccountSection.tsx';
import { describeDevice } from './describeDevice.ts';
import { passkeyObstacle, thisPage } from './passkeySupport.ts';
import { useSubmit } from './useSubmit.ts';

export function PasskeysSection({ passkeys }: { passkeys: readonly Passkey[] }) {
  const client = useQueryClient();
  const capabilities = useQuery(capabilitiesQuery).data;
  const obstacle = capabilities === undefined ? null : passkeyObstacle(thisPage(), capabilities.passkeyHost);
  const [name, setName] = useState(() => describeDevice(navigator.userAgent));
  const { submit, isBusy, problem } = useSubmit(async () => {
    await addPasskey(name.trim());
    await client.invalidateQueries(securityQuery);
    notifications.show({ message: 'The passkey was added; it signs you in without a password.' });
  });
  return (
    <AccountSection
      title="Passkeys"
      lead="Sign in with a fingerprint, a face or a PIN. A passkey cannot be guessed, or be given to a false page."
    >
      <Stack gap="sm">
        {passkeys.length > 0 && (
          <ul className={classes.list} aria-label="Passkeys">
            {passkeys.map((passkey) => (
              <PasskeyRow key={passkey.id} passkey={passkey} />
            ))}
          </ul>
        )}
        {obstacle === null ? (
          <form onSubmit={submit}>
            <Group align="flex-end" gap="sm" wrap="nowrap">
              <TextInput
                label="Name of a new passkey"
                required
                withAsterisk={false}
                maxLength={60}
                style={{ flex: 1 }}
                value={name}
                onChange={(event) => setName(event.currentTarget.value)}
              />
              <Button type="submit" variant="default" leftSection={<IconFingerprint size={16} />} loading={isBusy}>
                Add passkey
              </Button>
            </Group>
          </form>
        ) : (
          <Alert variant="light" color="gray" icon={<IconInfoCircle size={18} />}>
            {obstacle}
          </Alert>
        )}
        <FormProblem sentence={problem} />
      </Stack>
    </AccountSection>
  );
}

function PasskeyRow({ passkey }: { passkey: Passkey }) {
  const client = useQueryClient();
  const [name, setName] = useState(passkey.name);
  const settle = {
    onError: sayError,
    onSettled: () => client.invalidateQueries(securityQuery),
  };
  const rename = useMutation({ mutationFn: () => renamePasskey(passkey.id, name.trim()), ...settle });
  const remove = useMutation({ mutationFn: () => removePasskey(passkey.id), ...settle });
  const leave = () => {
    if (name.trim() === '') setName(passkey.name);
    else if (name.trim() !== passkey.name) rename.mutate();
  };
  const added = passkey.createdAt === null ? '' : new Date(passkey.createdAt).toLocaleDateString();
  return (
    <li className={classes.item}>
      <IconFingerprint size={18} aria-hidden="true" />
      <div className={classes.what}>
        <TextInput
          variant="unstyled"
          size="sm"
          aria-label={`Name of the passkey ${passkey.name}`}
          maxLength={60}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          onBlur={leave}
          onKeyDown={(event) => {
            if (event.key === 'Enter') event.currentTarget.blur();
          }}
        />
        <div className={classes.dim}>Added {added}</div>
      </div>
      <Tooltip label="Remove">
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={`Remove the passkey ${passkey.name}`}
          loading={remove.isPending}
          onClick={() => remove.mutate()}
        >
          <IconTrash size={16} />
        </ActionIcon>
      </Tooltip>
    </li>
  );
}
