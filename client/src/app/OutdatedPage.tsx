import { Button } from '@mantine/core';
import { NarrowPage } from '../interface/NarrowPage.tsx';

/** This page was loaded before Dailies was updated, and does not know the project's form. */
export function OutdatedPage() {
  return (
    <NarrowPage
      title="Dailies was updated"
      lead="This page is of the version before. Reload it to go on; what you edited is kept and comes along."
    >
      <Button fullWidth data-autofocus onClick={() => location.reload()}>
        Reload
      </Button>
    </NarrowPage>
  );
}
