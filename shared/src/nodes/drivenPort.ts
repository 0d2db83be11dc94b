import type { InputPort } from '../modules/index.ts';
import type { ParamHint } from './defineNode.ts';
import type { PortType } from './ports/portTypes.ts';

const PREFIX = 'driven:';

/** The key of the port that drives a param; no port of a module is called so. */
export const drivenPortKey = (param: string): string => `${PREFIX}${param}`;

/** The param that a port drives; undefined for a port of the module. */
export const drivenParam = (port: string): string | undefined =>
  port.startsWith(PREFIX) ? port.slice(PREFIX.length) : undefined;

function typeOf(hint: ParamHint): PortType | undefined {
  if (hint.fixed === true) return undefined;
  switch (hint.control) {
    case 'number':
      return Number.isInteger(hint.step) && Number.isInteger(hint.min) ? 'Integer' : 'Float';
    case 'seed':
      return 'Integer';
    case 'flag':
      return 'Boolean';
    case 'choice':
    case 'text':
    case 'colour':
      return 'String';
    case 'asset':
    case 'font':
    case 'pipeline':
    case 'media':
    case 'order':
      return undefined;
  }
}

/** The input that drives a param, where one can. */
export function drivenPort(param: string, hint: ParamHint): InputPort | undefined {
  const type = typeOf(hint);
  return type === undefined ? undefined : { key: drivenPortKey(param), title: hint.title, type };
}
