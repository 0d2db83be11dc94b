import { Alert, Anchor, Group, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { sentenceOfError } from '../api/ApiProblem.ts';
import { meQuery } from '../api/me.ts';
import { securityQuery } from '../api/security.ts';
import { FormProblem } from '../interface/FormProblem.tsx';
import { SectionPage } from '../interface/SectionPage.tsx';
import { TopBar } from '../interface/TopBar.tsx';
import classes from './AccountPage.module.css';
import { NameSection } from './NameSection.tsx';
import { PasskeysSection } from './PasskeysSection.tsx';
import { PasswordSection } from './PasswordSection.tsx';
import { SessionsSection } from './SessionsSection.tsx';
import { signOnProblem } from './signOnProblem.ts';
import { SignOnSection } from './SignOnSection.tsx';
import { TokensSection } from './TokensSection.tsx';
import { TwoFactorSection } from './TwoFactorSection.tsx';

const route = getRouteApi('/signed-in/account');

/** The account of whoever is signed in: name, ways in, and where it is signed in. */
export function AccountPage() {
  const me = useQuery(meQuery).data;
  const security = useQuery(securityQuery);
  const { error } = route.useSearch();
  if (me === null || me === undefined) return null;
  return (
    <div className={classes.page}>
      <TopBar />
      <SectionPage
        title="Account"
        lead={me.email}
        actions={
          me.installationOwner && (
            <Group gap="md">
              <Anchor component={Link} to="/farm" size="sm">
                Farm
              </Anchor>
              <Anchor component={Link} to="/storage" size="sm">
                Storage of this installation
              </Anchor>
              <Anchor component={Link} to="/audit" size="sm">
                Audit log of this installation
              </Anchor>
            </Group>
          )
        }
      >
        <FormProblem sentence={signOnProblem(error)} />
        <NameSection me={me} />
        {security.isPending && <Skeleton h={320} radius="md" />}
        {security.isError && (
          <Alert color="red" variant="light">
            {sentenceOfError(security.error)}
          </Alert>
        )}
        {security.data !== undefined && (
          <>
            {security.data.hasPassword && <PasswordSection email={me.email} />}
            {security.data.hasPassword && <TwoFactorSection isOn={security.data.twoFactor} />}
            <PasskeysSection passkeys={security.data.passkeys} />
            {security.data.signOn !== null && <SignOnSection {...security.data.signOn} />}
          </>
        )}
        <TokensSection />
        <SessionsSection />
      </SectionPage>
    </div>
  );
}
