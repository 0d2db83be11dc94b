import { Code, Text } from '@mantine/core';
import { SectionPage } from '../interface/SectionPage.tsx';

export function LicenceNeeded() {
  return (
    <SectionPage title="The canvas needs a licence key" lead="Shots, takes and members work without it.">
      <Text size="sm">
        The canvas is drawn with the tldraw SDK, which asks for a licence key where it is served over https. This
        installation has none.
      </Text>
      <Text size="sm" mt="md">
        Whoever runs it sets <Code>TLDRAW_LICENSE_KEY</Code> in the environment and starts Dailies again. Keys come from
        tldraw’s makers; over plain http, in a local network, none is needed.
      </Text>
    </SectionPage>
  );
}
