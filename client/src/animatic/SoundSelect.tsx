import { Select } from '@mantine/core';
import { NodeId } from '@dailies/shared/ids';
import classes from './ReelControls.module.css';
import type { HeardSound } from './useReelSound.ts';

interface SoundSelectProps extends HeardSound {
  /** undefined: what the cut has under it. */
  readonly onChoose: (node: NodeId | undefined) => void;
}

/** Which sound is heard under the reel. Where a film has none there is nothing to choose. */
export function SoundSelect({ sounds, heard, onChoose }: SoundSelectProps) {
  if (sounds.length === 0) return null;
  return (
    <Select
      className={classes.sound ?? ''}
      aria-label="Sound under the shots"
      placeholder="Choose a sound"
      size="xs"
      searchable={sounds.length > 8}
      allowDeselect={false}
      // It is seen on a full screen too.
      comboboxProps={{ withinPortal: false, position: 'top' }}
      data={sounds.map(({ node, title }) => ({ value: node, label: title }))}
      value={heard?.node ?? null}
      onChange={(value) => onChoose(NodeId.safeParse(value).data)}
    />
  );
}
