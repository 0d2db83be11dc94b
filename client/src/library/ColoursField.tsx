import type { AssetKind } from '@dailies/shared/assets';
import { ActionIcon, Button, ColorInput, Group, Input } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { COLOURS_AT_MOST, FIRST_COLOUR } from './assetColours.ts';

interface ColoursFieldProps {
  readonly kind: AssetKind;
  readonly colours: readonly string[];
  readonly onChange: (colours: readonly string[]) => void;
}

/** The palette, the main colour first. */
export function ColoursField({ kind, colours, onChange }: ColoursFieldProps) {
  return (
    <Input.Wrapper label="Palette" description="The main colour first; previs draws with it." component="div">
      <Group gap={8} mt={6}>
        {colours.map((colour, at) => (
          <Group key={at} gap={2} wrap="nowrap">
            <ColorInput
              size="xs"
              w={132}
              aria-label={`Colour ${at + 1}`}
              format="hex"
              eyeDropperButtonProps={{ 'aria-label': `Pick colour ${at + 1} from the screen` }}
              value={colour}
              onChange={(next) => onChange(colours.map((known, index) => (index === at ? next.toLowerCase() : known)))}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={`Remove colour ${at + 1}`}
              onClick={() => onChange(colours.filter((_, index) => index !== at))}
            >
              <IconX size={14} />
            </ActionIcon>
          </Group>
        ))}
        {colours.length < COLOURS_AT_MOST && (
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            leftSection={<IconPlus size={13} aria-hidden="true" />}
            onClick={() => onChange([...colours, FIRST_COLOUR[kind]])}
          >
            Add colour
          </Button>
        )}
      </Group>
    </Input.Wrapper>
  );
}
