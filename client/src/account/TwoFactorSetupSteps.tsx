import type { TwoFactorSetup } from '@dailies/shared/http';
import { Button, Code, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { confirmTwoFactor, setUpTwoFactor } from '../api/security.ts';
import { FormProblem } from '../interface/FormProblem.tsx';
import { PasswordPrompt } from './PasswordPrompt.tsx';
import { QrCode } from './QrCode.tsx';
import { RecoveryCodesList } from './RecoveryCodesList.tsx';
import { useSubmit } from './useSubmit.ts';

/** Turns two-factor sign-in on: the password, the authenticator app and a first code, the recovery codes. */
export function TwoFactorSetupSteps({ onOn, onClose }: { onOn: () => void; onClose: () => void }) {
  const [setup, setSetup] = useState<TwoFactorSetup | null>(null);
  const [isOn, setOn] = useState(false);
  const [code, setCode] = useState('');
  const { submit, isBusy, problem } = useSubmit(async () => {
    await confirmTwoFactor(code.trim());
    setOn(true);
    onOn();
  });
  if (setup === null) {
    return (
      <PasswordPrompt action="Continue" onPassword={async (password) => setSetup(await setUpTwoFactor(password))} />
    );
  }
  if (isOn) {
    return (
      <Stack gap="md">
        <RecoveryCodesList codes={setup.recoveryCodes} />
        <Button onClick={onClose}>I have kept them</Button>
      </Stack>
    );
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <Text size="sm">Scan this with an authenticator app, then enter the code that it shows.</Text>
        <QrCode text={setup.uri} label="QR code for the authenticator app" />
        <Text size="xs" c="dimmed" ta="center">
          Or type this key: <Code>{setup.key}</Code>
        </Text>
        <TextInput
          label="Code"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={7}
          required
          withAsterisk={false}
          autoFocus
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <FormProblem sentence={problem} />
        <Button type="submit" loading={isBusy}>
          Turn on
        </Button>
      </Stack>
    </form>
  );
}
