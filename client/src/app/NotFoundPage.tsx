import { Button, Group } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { rememberedMe } from '../api/remembered.ts';
import { NarrowPage } from '../interface/NarrowPage.tsx';
import { paletteOpen } from '../palette/paletteOpen.ts';

interface NotFoundPageProps {
  readonly lead?: string;
  readonly children?: ReactNode;
}

/** Nothing is at this address: the ways to what there is. */
export function NotFoundPage({
  lead = 'There is nothing at this address. It may have been moved, or mistyped.',
  children,
}: NotFoundPageProps) {
  return (
    <NarrowPage title="Nothing here" lead={lead}>
      {children}
      <Group grow>
        <Button component={Link} to="/">
          To your projects
        </Button>
        {rememberedMe() !== null && (
          <Button
            variant="default"
            leftSection={<IconSearch size={16} aria-hidden="true" />}
            onClick={() => paletteOpen.set(true)}
          >
            Search
          </Button>
        )}
      </Group>
    </NarrowPage>
  );
}
