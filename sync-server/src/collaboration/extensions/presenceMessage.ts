import { MessageType } from '@hocuspocus/server';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { z } from 'zod';
import { CloseReason } from '../CloseReason.ts';

/** What a page says of itself is one state, and of a few ids that leave. */
const MAX_PRESENCE_BYTES = 1024 * 1024;

const State = z.record(z.string(), z.unknown()).nullable();

/** What is said of one awareness id; a state of null is leaving. */
export interface PresenceEntry {
  readonly id: number;
  readonly clock: number;
  readonly state: z.infer<typeof State>;
  /** Of its JSON, as it came. */
  readonly length: number;
}

/** Where a message is addressed, and whether it is about presence, without reading the rest. */
function headOf(message: Uint8Array): { decoder: decoding.Decoder; address: string; isPresence: boolean } {
  const decoder = decoding.createDecoder(message);
  const address = decoding.readVarString(decoder);
  return { decoder, address, isPresence: decoding.readVarUint(decoder) === Number(MessageType.Awareness) };
}

/**
 * What a message says about presence; null for any other message, and for one to another document than
 * `document`. Throws a `CloseReason` for what is too large or cannot be understood.
 */
export function readPresence(message: Uint8Array, document: string): readonly PresenceEntry[] | null {
  try {
    const { decoder, address, isPresence } = headOf(message);
    if (!isPresence || address.split('\0', 1)[0] !== document) return null;
    if (message.length > MAX_PRESENCE_BYTES) {
      throw new CloseReason('too-large', 'More was said of who is here than the 1 MB that is passed on at once.');
    }
    const inner = decoding.createDecoder(decoding.readVarUint8Array(decoder));
    const entries: PresenceEntry[] = [];
    for (let count = decoding.readVarUint(inner); count > 0; count -= 1) {
      const id = decoding.readVarUint(inner);
      const clock = decoding.readVarUint(inner);
      const json = decoding.readVarString(inner);
      entries.push({ id, clock, state: State.parse(JSON.parse(json)), length: json.length });
    }
    return entries;
  } catch (error) {
    if (error instanceof CloseReason) throw error;
    throw new CloseReason('refused:malformed', 'What was said of who is here cannot be understood.', { cause: error });
  }
}

/** Entries as an update of the awareness protocol. */
export function writePresence(entries: readonly Omit<PresenceEntry, 'length'>[]): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, entries.length);
  for (const { id, clock, state } of entries) {
    encoding.writeVarUint(encoder, id);
    encoding.writeVarUint(encoder, clock);
    encoding.writeVarString(encoder, JSON.stringify(state));
  }
  return encoding.toUint8Array(encoder);
}
