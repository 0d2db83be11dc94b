import type { Contents, RefusedChange } from '@dailies/shared/difference';
import { List, Text } from '@mantine/core';
import { nodeLookup, titleOfNode } from '../difference/nodeLookup.ts';

const SHOWN_AT_MOST = 5;

/** What could not be done, by its reason. */
export function RefusedList({ refused, states }: { refused: readonly RefusedChange[]; states: readonly Contents[] }) {
  const lookup = nodeLookup(
    refused.map(({ change }) => change),
    ...states,
  );
  const bySentence = new Map<string, string[]>();
  for (const { change, sentence } of refused) {
    const isOfNode = change.root === 'nodes' || change.root === 'picks' || change.root === 'tracking';
    const node = isOfNode ? lookup(change.id.split(':', 1)[0] ?? '') : undefined;
    const name = node === undefined ? change.root : titleOfNode(node);
    bySentence.set(sentence, [...(bySentence.get(sentence) ?? []), name]);
  }
  return (
    <List size="sm" spacing={8} data-testid="refused">
      {[...bySentence].map(([sentence, names]) => {
        const shown = [...new Set(names)];
        const rest = shown.length - SHOWN_AT_MOST;
        return (
          <List.Item key={sentence}>
            {sentence}
            <Text size="xs" c="dimmed">
              {shown.slice(0, SHOWN_AT_MOST).join(', ')}
              {rest > 0 && ` and ${rest} more`}
            </Text>
          </List.Item>
        );
      })}
    </List>
  );
}
