import { Button, Divider, Stack } from '@mantine/core';
import { browserSupportsWebAuthnAutofill, WebAuthnAbortService } from '@simplewebauthn/browser';
import { IconFingerprint, IconLogin2 } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import { signOn } from '../api/account.ts';
import { capabilitiesQuery } from '../api/capabilities.ts';
import { signInWithPasskey } from '../api/passkeys.ts';
import { FormProblem } from '../interface/FormProblem.tsx';
import { passkeyObstacle, thisPage } from './passkeySupport.ts';
import { useSubmit } from './useSubmit.ts';

interface OtherWaysInProps {
  /** The page to go to. */
  readonly next: string;
  readonly onDone: () => Promise<void>;
}

/** Signing in without a password: by a passkey, where this page can, and by the identity provider, where there is one. */
export function OtherWaysIn({ next, onDone }: OtherWaysInProps) {
  const capabilities = useQuery(capabilitiesQuery).data;
  const obstacle = capabilities === undefined ? null : passkeyObstacle(thisPage(), capabilities.passkeyHost);
  const canUsePasskey = capabilities !== undefined && obstacle === null;
  const passkey = useSubmit(async () => {
    await signInWithPasskey({ autofill: false });
    await onDone();
  });
  const provider = useSubmit(() => signOn({ next }));
  useOfferedPasskey(canUsePasskey, onDone);
  if (capabilities === undefined || (obstacle !== null && capabilities.signOn === null)) return null;
  return (
    <Stack gap="sm" mt="lg">
      <Divider label="or" />
      {canUsePasskey && (
        <Button
          variant="default"
          fullWidth
          leftSection={<IconFingerprint size={18} />}
          loading={passkey.isBusy}
          onClick={() => passkey.submit()}
        >
          Sign in with a passkey
        </Button>
      )}
      {capabilities.signOn !== null && (
        <Button
          variant="default"
          fullWidth
          leftSection={<IconLogin2 size={18} />}
          loading={provider.isBusy}
          onClick={() => provider.submit()}
        >
          Sign in with {capabilities.signOn}
        </Button>
      )}
      <FormProblem sentence={passkey.problem ?? provider.problem} />
    </Stack>
  );
}

/** Lets the browser offer a passkey in the e-mail field. That nobody takes it is no problem. */
function useOfferedPasskey(canUsePasskey: boolean, onDone: () => Promise<void>): void {
  const done = useEffectEvent(onDone);
  useEffect(() => {
    if (!canUsePasskey) return;
    let isHere = true;
    const offer = async () => {
      if (!(await browserSupportsWebAuthnAutofill()) || !isHere) return;
      await signInWithPasskey({ autofill: true });
      if (isHere) await done();
    };
    offer().catch(() => {});
    return () => {
      isHere = false;
      WebAuthnAbortService.cancelCeremony();
    };
  }, [canUsePasskey]);
}
