import { Badge, Button, Group } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Dialog } from '../interface/Dialog.tsx';
import { renewRecoveryCodes, securityQuery, sessionsQuery, turnOffTwoFactor } from '../api/security.ts';
import { AccountSection } from './AccountSection.tsx';
import { PasswordPrompt } from './PasswordPrompt.tsx';
import { RecoveryCodesList } from './RecoveryCodesList.tsx';
import { TwoFactorSetupSteps } from './TwoFactorSetupSteps.tsx';

const TITLES = {
  setUp: 'Turn on two-factor sign-in',
  renew: 'New recovery codes',
  turnOff: 'Turn off two-factor sign-in',
} as const;
type Dialogue = keyof typeof TITLES;

export function TwoFactorSection({ isOn }: { isOn: boolean }) {
  const client = useQueryClient();
  const [open, setOpen] = useState<Dialogue | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const refresh = () => {
    void client.invalidateQueries(securityQuery);
    void client.invalidateQueries(sessionsQuery);
  };
  const close = () => {
    setOpen(null);
    setCodes(null);
  };
  return (
    <AccountSection
      title="Two-factor sign-in"
      lead="After your password, a code from your phone: a stolen password alone opens nothing."
    >
      <Group gap="sm">
        <Badge variant="light" color={isOn ? 'green' : 'gray'} tt="none">
          {isOn ? 'On' : 'Off'}
        </Badge>
        {isOn ? (
          <>
            <Button variant="default" onClick={() => setOpen('renew')}>
              New recovery codes
            </Button>
            <Button variant="default" onClick={() => setOpen('turnOff')}>
              Turn off
            </Button>
          </>
        ) : (
          <Button onClick={() => setOpen('setUp')}>Turn on</Button>
        )}
      </Group>
      <Dialog opened={open !== null} onClose={close} title={open === null ? '' : TITLES[open]} centered>
        {open === 'setUp' && <TwoFactorSetupSteps onOn={refresh} onClose={close} />}
        {open === 'renew' && codes === null && (
          <PasswordPrompt
            action="Make new codes"
            onPassword={async (password) => setCodes(await renewRecoveryCodes(password))}
          />
        )}
        {open === 'renew' && codes !== null && <RecoveryCodesList codes={codes} />}
        {open === 'turnOff' && (
          <PasswordPrompt
            action="Turn off"
            onPassword={async (password) => {
              await turnOffTwoFactor(password);
              refresh();
              close();
            }}
          />
        )}
      </Dialog>
    </AccountSection>
  );
}
