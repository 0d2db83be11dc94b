import { List, Text } from '@mantine/core';
import type { ImportedProject } from '@dailies/shared/http';

const SHOWN = 8;

const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

/** What came with an imported project, and what did not. */
export function ImportReport({ imported }: { imported: ImportedProject }) {
  const { takes, mediaFiles, missingFiles, knownPeople, unknownPeople, left } = imported;
  return (
    <>
      <Text size="sm">
        {counted(takes, 'take')} and {counted(mediaFiles, 'file')} came with it
        {knownPeople > 0 ? `, and ${counted(knownPeople, 'person').replace('persons', 'people')} whom you know` : ''}.
      </Text>
      <List size="sm" mt="sm" spacing={6} c="dimmed">
        {missingFiles > 0 && (
          <List.Item>{counted(missingFiles, 'file')} did not come: their takes show without a picture.</List.Item>
        )}
        {unknownPeople > 0 && (
          <List.Item>
            {unknownPeople === 1 ? 'One person has' : `${unknownPeople} people have`} no account that you know here:
            their words stand as “Someone at” where they come from.
          </List.Item>
        )}
        {left.length > 0 && (
          <List.Item>
            {counted(left.length, 'record')} could not be read and stayed behind:{' '}
            {left
              .slice(0, SHOWN)
              .map(({ root, id }) => `${root}/${id}`)
              .join(', ')}
            {left.length > SHOWN ? ' …' : ''}
          </List.Item>
        )}
      </List>
    </>
  );
}
