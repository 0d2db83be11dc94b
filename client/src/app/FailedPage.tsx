import { Button, Group } from '@mantine/core';
import { Link, useRouter } from '@tanstack/react-router';
import { sentenceOfError } from '../api/ApiProblem.ts';
import { NarrowPage } from '../interface/NarrowPage.tsx';

/** A page that could not be shown. */
export function FailedPage({ error }: { error: unknown }) {
  const router = useRouter();
  return (
    <NarrowPage title="This page cannot be shown" lead={sentenceOfError(error)}>
      <Group grow>
        <Button onClick={() => void router.invalidate()}>Try again</Button>
        <Button variant="default" component={Link} to="/">
          To your projects
        </Button>
      </Group>
    </NarrowPage>
  );
}
