import type { InputPort, OutputPort } from '@dailies/shared/modules';
import type { PortType } from '@dailies/shared/nodes';

const COLOURS: Readonly<Record<PortType, string>> = {
  String: '#7c8cf8',
  Integer: '#8f96a3',
  Float: '#8f96a3',
  Boolean: '#8f96a3',
  Image: '#35b4c6',
  Video: '#4f9cf9',
  Audio: '#d9a13b',
  AssetReference: '#b08cf0',
  ControlMap: '#7fae3f',
  Mask: '#a3a3a3',
  PipelineReference: '#c9836b',
  EDL: '#e0708f',
};

const ASSETS = { character: '#e083b4', style: '#b68cf2', location: '#45b880' } as const;

/** The colour of what flows through a port; assets by their kind. */
export function portColour(port: InputPort | OutputPort): string {
  const kind = 'assetKind' in port ? port.assetKind : 'assetKinds' in port ? port.assetKinds?.[0] : undefined;
  return kind === undefined ? COLOURS[port.type] : ASSETS[kind];
}
