export { defineNode, type NodeDefinition, type BlendNames, type ParamHint } from './defineNode.ts';
export { drivenParam, drivenPort, drivenPortKey } from './drivenPort.ts';
export { PORT_TYPE_TITLE, PORT_TYPES, type PortType } from './ports/portTypes.ts';
export { NODE_TYPES } from './registry.ts';
