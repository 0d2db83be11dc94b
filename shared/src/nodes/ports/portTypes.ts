/** The kinds of value that an edge carries. A wrong pair cannot be connected, and says why. */
export const PORT_TYPES = [
  'String',
  'Integer',
  'Float',
  'Boolean',
  'Image',
  'Video',
  'Audio',
  'AssetReference',
  'ControlMap',
  'Mask',
  'PipelineReference',
  'EDL',
] as const;
export type PortType = (typeof PORT_TYPES)[number];

/** What people call each type. */
export const PORT_TYPE_TITLE: Readonly<Record<PortType, string>> = {
  String: 'text',
  Integer: 'a whole number',
  Float: 'a number',
  Boolean: 'yes or no',
  Image: 'an image',
  Video: 'a video',
  Audio: 'sound',
  AssetReference: 'an asset',
  ControlMap: 'a control map',
  Mask: 'a mask',
  PipelineReference: 'a pipeline',
  EDL: 'an edit',
};
