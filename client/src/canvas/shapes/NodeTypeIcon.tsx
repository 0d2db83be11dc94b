import {
  IconArrowsMaximize,
  IconBackground,
  IconAdjustmentsHorizontal,
  IconBox,
  IconBrandBlender,
  IconBrush,
  IconFile,
  IconLogin2,
  IconLogout2,
  IconMapPin,
  IconMask,
  IconMessage2,
  IconMoodSmile,
  IconMovie,
  IconNote,
  IconPalette,
  IconPhoto,
  IconPhotoUp,
  IconRefresh,
  IconStack2,
  IconTextCaption,
  IconTypography,
  IconTransitionRight,
  IconUser,
  IconVectorBezier2,
  IconVideo,
  IconWand,
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
  'mask': IconBrush,
  'mask-apply': IconMask,
  'matte': IconWand,
  'composite': IconStack2,
  'text-overlay': IconTypography,
  'upscale': IconArrowsMaximize,
  'control-map': IconVectorBezier2,
  'image-to-image': IconRefresh,
  'inpaint': IconBackground,
  'scene': IconStack2,
  'scene-input': IconLogin2,
  'scene-output': IconLogout2,
  'blender-input': IconBrandBlender,
  'transition': IconTransitionRight,
  'lip-sync': IconMoodSmile,
  'dialogue': IconMessage2,
  'audio-mix': IconAdjustmentsHorizontal,
};

/** A node type's sign, in the colour of what it gives. */
export function NodeTypeIcon({ type, size = 16 }: { type: string; size?: number }) {
  const Icon = ICONS[type] ?? IconBox;
  const output = NODE_TYPES.get(type)?.module.outputs[0];
  const colour = output === undefined ? 'var(--faint)' : portColour(output);
  return <Icon size={size} stroke={1.8} color={colour} style={{ flex: 'none' }} aria-hidden="true" />;
}
