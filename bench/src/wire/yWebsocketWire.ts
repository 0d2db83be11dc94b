import { documentName } from '@dailies/shared/document';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { Heard, Wire } from './Wire.ts';

const TYPE = { sync: 0, awareness: 1 } as const;
const SYNC = { question: 0, difference: 1, update: 2 } as const;

function sync(kind: number, bytes: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, TYPE.sync);
  encoding.writeVarUint(encoder, kind);
  encoding.writeVarUint8Array(encoder, bytes);
  return encoding.toUint8Array(encoder);
}

function readSync(decoder: decoding.Decoder): Heard {
  const kind = decoding.readVarUint(decoder);
  const bytes = decoding.readVarUint8Array(decoder);
  if (kind === SYNC.question) return { kind: 'asked', vector: bytes };
  return kind === SYNC.difference ? { kind: 'difference', update: bytes } : { kind: 'update', update: bytes };
}

/** y-websocket: the document stands in the address, nobody is asked who they are, and nothing is acknowledged. */
export const yWebsocketWire: Wire = {
  acknowledges: false,
  address: (url, project) => `${url}/${documentName(project)}`,
  greeting: () => [],
  question: (_project, vector) => sync(SYNC.question, vector),
  difference: (_project, update) => sync(SYNC.difference, update),
  update: (_project, update) => sync(SYNC.update, update),
  presence: (_project, states) => {
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, TYPE.awareness);
    encoding.writeVarUint8Array(encoder, states);
    return encoding.toUint8Array(encoder);
  },
  read: (bytes) => {
    const decoder = decoding.createDecoder(bytes);
    switch (decoding.readVarUint(decoder)) {
      case TYPE.sync:
        return readSync(decoder);
      case TYPE.awareness:
        return { kind: 'presence', states: decoding.readVarUint8Array(decoder) };
      default:
        return { kind: 'other' };
    }
  },
};
