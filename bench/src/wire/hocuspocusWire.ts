import { documentName } from '@dailies/shared/document';
import type { ProjectId } from '@dailies/shared/ids';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { Heard, Wire } from './Wire.ts';

const TYPE = { sync: 0, awareness: 1, auth: 2, syncReply: 4, stateless: 5, close: 7, syncStatus: 8 } as const;
const AUTH = { token: 0, denied: 1, authenticated: 2 } as const;
const SYNC = { question: 0, difference: 1, update: 2 } as const;
/** What the provider of this version says of itself. */
const PROVIDER_VERSION = '4.8.0';

function message(project: ProjectId, type: number, write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarString(encoder, documentName(project));
  encoding.writeVarUint(encoder, type);
  write(encoder);
  return encoding.toUint8Array(encoder);
}

const sync = (project: ProjectId, kind: number, bytes: Uint8Array): Uint8Array =>
  message(project, TYPE.sync, (encoder) => {
    encoding.writeVarUint(encoder, kind);
    encoding.writeVarUint8Array(encoder, bytes);
  });

function readSync(decoder: decoding.Decoder): Heard {
  const kind = decoding.readVarUint(decoder);
  const bytes = decoding.readVarUint8Array(decoder);
  if (kind === SYNC.question) return { kind: 'asked', vector: bytes };
  return kind === SYNC.difference ? { kind: 'difference', update: bytes } : { kind: 'update', update: bytes };
}

function readAuth(decoder: decoding.Decoder): Heard {
  const kind = decoding.readVarUint(decoder);
  if (kind === AUTH.authenticated) return { kind: 'welcome' };
  if (kind === AUTH.denied) return { kind: 'closed', reason: decoding.readVarString(decoder) };
  return { kind: 'other' };
}

/** Hocuspocus 4, which Dailies speaks too. */
export const hocuspocusWire: Wire = {
  acknowledges: true,
  address: (url) => url,
  greeting: (project, token) => [
    message(project, TYPE.auth, (encoder) => {
      encoding.writeVarUint(encoder, AUTH.token);
      encoding.writeVarString(encoder, token);
      encoding.writeVarString(encoder, PROVIDER_VERSION);
    }),
  ],
  question: (project, vector) => sync(project, SYNC.question, vector),
  difference: (project, update) => sync(project, SYNC.difference, update),
  update: (project, update) => sync(project, SYNC.update, update),
  presence: (project, states) =>
    message(project, TYPE.awareness, (encoder) => encoding.writeVarUint8Array(encoder, states)),
  stateless: (project, payload) =>
    message(project, TYPE.stateless, (encoder) => encoding.writeVarString(encoder, payload)),
  read: (bytes) => {
    const decoder = decoding.createDecoder(bytes);
    decoding.readVarString(decoder);
    switch (decoding.readVarUint(decoder)) {
      case TYPE.sync:
      case TYPE.syncReply:
        return readSync(decoder);
      case TYPE.awareness:
        return { kind: 'presence', states: decoding.readVarUint8Array(decoder) };
      case TYPE.auth:
        return readAuth(decoder);
      case TYPE.close:
        return { kind: 'closed', reason: decoding.readVarString(decoder) };
      case TYPE.syncStatus:
        return decoding.readVarUint(decoder) === 1 ? { kind: 'saved' } : { kind: 'closed', reason: 'not saved' };
      default:
        return { kind: 'other' };
    }
  },
};
