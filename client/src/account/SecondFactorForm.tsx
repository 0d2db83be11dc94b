import { Anchor, Button, Checkbox, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { sendCode } from '../api/account.ts';
import { FormProblem } from '../interface/FormProblem.tsx';
import { useSubmit } from './useSubmit.ts';

interface SecondFactorFormProps {
  readonly onDone: () => Promise<void>;
  /** Back to the password. */
  readonly onBack: () => void;
}

/** The second step of signing in: a code of the authenticator app, or a recovery code. */
export function SecondFactorForm({ onDone, onBack }: SecondFactorFormProps) {
  const [code, setCode] = useState('');
  const [trustDevice, setTrustDevice] = useState(false);
  const [isRecovery, setRecovery] = useState(false);
  const { submit, isBusy, problem } = useSubmit(async () => {
    await sendCode({ code: code.trim(), trustDevice });
    await onDone();
  });
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <TextInput
          key={isRecovery ? 'recovery' : 'app'}
          label={isRecovery ? 'Recovery code' : 'Code'}
          description={
            isRecovery
              ? 'One of the codes that you kept; each is good once.'
              : 'Six digits from your authenticator app.'
          }
          name="code"
          inputMode={isRecovery ? 'text' : 'numeric'}
          autoComplete="one-time-code"
          maxLength={20}
          required
          withAsterisk={false}
          autoFocus
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <Checkbox
          label="Do not ask on this device for 30 days"
          checked={trustDevice}
          onChange={(event) => setTrustDevice(event.currentTarget.checked)}
        />
        <FormProblem sentence={problem} />
        <Button type="submit" size="md" loading={isBusy} fullWidth>
          Sign in
        </Button>
        <Anchor
          component="button"
          type="button"
          size="sm"
          onClick={() => {
            setRecovery(!isRecovery);
            setCode('');
          }}
        >
          {isRecovery ? 'Use the authenticator app' : 'Use a recovery code'}
        </Anchor>
        <Anchor component="button" type="button" size="sm" onClick={onBack}>
          Back
        </Anchor>
      </Stack>
    </form>
  );
}
