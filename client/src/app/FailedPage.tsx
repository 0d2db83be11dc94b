import { Button, Group } from '@mantine/core';
import { Link, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { sentenceOfError } from '../api/ApiProblem.ts';
import { NarrowPage } from '../interface/NarrowPage.tsx';
import { AwayPage } from './AwayPage.tsx';
import { isAway, isPartMissing } from './isAway.ts';
import { reloadOnce } from './reloadOnce.ts';

/** A page that could not be shown. */
export function FailedPage({ error }: { error: unknown }) {
  const router = useRouter();
  const [isGivenUp, setGivenUp] = useState(false);
  if (isAway(error)) return <AwayPage sentence={sentenceOfError(error)} onBack={() => void router.invalidate()} />;
  if (isPartMissing(error) && !isGivenUp) {
    return (
      <AwayPage
        sentence="A part of this page did not arrive."
        firstWaitSeconds={1}
        onBack={() => {
          if (!reloadOnce()) setGivenUp(true);
        }}
      />
    );
  }
  return (
    <NarrowPage title="This page cannot be shown" lead={sentenceOfError(error)}>
      <Group grow>
        <Button onClick={() => (isPartMissing(error) ? location.reload() : void router.invalidate())}>Try again</Button>
        <Button variant="default" component={Link} to="/">
          To your projects
        </Button>
      </Group>
    </NarrowPage>
  );
}
