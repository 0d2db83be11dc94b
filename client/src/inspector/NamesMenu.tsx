import { BlenderInputParams } from '@dailies/shared/modules';
import type { BlendNames } from '@dailies/shared/nodes';
import { ActionIcon, Box, Menu, Text } from '@mantine/core';
import { IconCheck, IconSelector } from '@tabler/icons-react';
import { useModel } from '../document/useModel.ts';
import { derivativeOf, useDerivatives } from '../media/derivatives/useDerivatives.ts';
import { useMay } from '../session/useMay.ts';
import { blendNames } from './blendNames.ts';
import type { Field } from './field.ts';
import { useWriteParams } from './useWriteParams.ts';

const NOTHING = BlenderInputParams.parse({});

interface NamesMenuProps {
  readonly field: Field<'text'>;
  readonly of: BlendNames;
}

/** The names that stand in a node's Blender file, to be chosen; nothing until they are known. */
export function NamesMenu({ field: { nodes, name, hint, value }, of }: NamesMenuProps) {
  const [node] = nodes;
  const { write } = useWriteParams(nodes);
  const mayWrite = useMay('nodes');
  const params = useModel(['nodes'], (model) => (node === undefined ? undefined : model.nodes.get(node)?.params), [
    node,
  ]);
  const { media, scene } = BlenderInputParams.catch(NOTHING).parse(params ?? {});
  const outline = derivativeOf(useDerivatives(media), 'outline')?.details.outline;
  const names = outline === undefined ? [] : blendNames(outline, of, scene);
  if (names.length === 0 || !mayWrite) return null;
  const what = hint.title.toLowerCase();
  const chosen = typeof value === 'string' ? value.trim() : '';
  return (
    <Menu position="bottom-end" withinPortal zIndex={320}>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={20}
          aria-label={`Choose the ${what}`}
          title={`Choose the ${what}`}
        >
          <IconSelector size={14} aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown mah={320} style={{ overflowY: 'auto' }}>
        <Menu.Item c="dimmed" leftSection={<Box w={14} />} onClick={() => write(name, '')}>
          {hint.placeholder}
        </Menu.Item>
        {names.map(({ name: each, note }) => (
          <Menu.Item
            key={each}
            leftSection={each === chosen ? <IconCheck size={14} aria-hidden="true" /> : <Box w={14} />}
            rightSection={
              note === '' ? null : (
                <Text size="xs" c="dimmed" title="Its first and its last frame">
                  {note}
                </Text>
              )
            }
            onClick={() => write(name, each)}
          >
            {each}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
