import {
  IconBox,
  IconFile,
  IconMapPin,
  IconMovie,
  IconNote,
  IconPalette,
  IconPhoto,
  IconPhotoUp,
  IconTextCaption,
  IconUser,
  IconVideo,
  IconWaveSine,
} from '@tabler/icons-react';
import { NODE_TYPES } from '@dailies/shared/nodes';
import { portColour } from '../edges/portColour.ts';

const ICONS: Readonly<Record<string, typeof IconBox>> = {
  'prompt': IconTextCaption,
  'note': IconNote,
  'picture': IconPhotoUp,
  'clip': IconVideo,
  'sound': IconWaveSine,
  'file': IconFile,
  'character': IconUser,
  'style': IconPalette,
  'location': IconMapPin,
  'shot-still': IconPhoto,
  'shot-motion': IconMovie,
};

/** A node type's sign, in the colour of what it gives. */
export function NodeTypeIcon({ type, size = 16 }: { type: string; size?: number }) {
  const Icon = ICONS[type] ?? IconBox;
  const output = NODE_TYPES.get(type)?.module.outputs[0];
  const colour = output === undefined ? 'var(--faint)' : portColour(output);
  return <Icon size={size} stroke={1.8} color={colour} style={{ flex: 'none' }} aria-hidden="true" />;
}
