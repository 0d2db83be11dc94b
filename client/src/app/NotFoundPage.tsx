import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { NarrowPage } from '../interface/NarrowPage.tsx';

export function NotFoundPage({ lead = 'There is nothing at this address. It may have been moved, or mistyped.' }) {
  return (
    <NarrowPage title="Nothing here" lead={lead}>
      <Button component={Link} to="/" fullWidth>
        To your projects
      </Button>
    </NarrowPage>
  );
}
