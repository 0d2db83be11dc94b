import type { PortType } from '../../nodes/ports/portTypes.ts';
import type { InputSpec } from './inputSpec.ts';

/** What a file is that a node loads. */
export type LoadedMedia = 'image' | 'mask' | 'video' | 'audio';

/** Loaders by class and input, for where `/object_info` does not tell that a file is uploaded. */
const LOADERS: Readonly<Record<string, readonly [input: string, media: LoadedMedia]>> = {
  LoadImage: ['image', 'image'],
  LoadImageOutput: ['image', 'image'],
  LoadImageMask: ['image', 'mask'],
  LoadAudio: ['audio', 'audio'],
  LoadVideo: ['file', 'video'],
  VHS_LoadVideo: ['video', 'video'],
  VHS_LoadVideoFFmpeg: ['video', 'video'],
  VHS_LoadAudioUpload: ['audio', 'audio'],
};

/** Whether an input names a file that is uploaded before, and of what kind; undefined for any other. */
export function loadedMedia(className: string, input: string, spec: InputSpec | undefined): LoadedMedia | undefined {
  const loader = Object.hasOwn(LOADERS, className) ? LOADERS[className] : undefined;
  if (loader?.[0] === input) return loader[1];
  if (spec?.config.video_upload === true) return 'video';
  if (spec?.config.audio_upload === true) return 'audio';
  return spec?.config.image_upload === true || spec?.config.animated_image_upload === true ? 'image' : undefined;
}

const PORTS: Readonly<Record<LoadedMedia, readonly PortType[]>> = {
  image: ['Image', 'ControlMap', 'Mask', 'AssetReference'],
  mask: ['Mask', 'Image', 'ControlMap'],
  video: ['Video'],
  audio: ['Audio'],
};

/** The types of port whose media a loader takes, the likeliest first. */
export const portTypesFor = (media: LoadedMedia): readonly PortType[] => PORTS[media];
