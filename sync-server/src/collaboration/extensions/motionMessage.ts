import { MessageType } from '@hocuspocus/server';
import { BrowserMessage, type Motion } from '@dailies/shared/http';
import * as decoding from 'lib0/decoding';

/** A motion is a few numbers. */
const MAX_MOTION_BYTES = 1_024;

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The motion that a message tells of; null for any other message, and for one to another document than `document`. */
export function readMotion(message: Uint8Array, document: string): Motion | null {
  if (message.length > MAX_MOTION_BYTES) return null;
  try {
    const decoder = decoding.createDecoder(message);
    const address = decoding.readVarString(decoder);
    if (address.split('\0', 1)[0] !== document) return null;
    if (decoding.readVarUint(decoder) !== Number(MessageType.Stateless)) return null;
    return BrowserMessage.safeParse(parseJson(decoding.readVarString(decoder))).data?.motion ?? null;
  } catch {
    // Broken ones are refused where every message is read.
    return null;
  }
}
