import { type Extension, MessageType } from '@hocuspocus/server';
import * as decoding from 'lib0/decoding';
import { messageYjsSyncStep1, messageYjsUpdate } from 'y-protocols/sync';
import { decodeStateVector } from 'yjs';
import { CloseReason } from '../CloseReason.ts';
import type { CollaborationContext } from '../Collaborator.ts';

/** What a browser sends. `BroadcastStateless` and `SyncStatus` are the server's own; the rest nobody sends. */
const SENT_BY_BROWSERS: readonly number[] = [
  MessageType.Sync,
  MessageType.SyncReply,
  MessageType.Awareness,
  MessageType.QueryAwareness,
  MessageType.Auth,
  MessageType.Stateless,
  MessageType.CLOSE,
  MessageType.Ping,
  MessageType.Pong,
];

/** Throws on a message that Hocuspocus would fail over, or would only print that it does not know. */
function checkMessage(message: Uint8Array): void {
  const decoder = decoding.createDecoder(message);
  decoding.readVarString(decoder);
  const type = decoding.readVarUint(decoder);
  if (!SENT_BY_BROWSERS.includes(type)) throw new RangeError(`Browsers send no messages of type ${type}.`);
  if (type === Number(MessageType.Auth)) decoding.readVarUint(decoder);
  if (type === Number(MessageType.Stateless) || type === Number(MessageType.Auth)) decoding.readVarString(decoder);
  if (type !== Number(MessageType.Sync) && type !== Number(MessageType.SyncReply)) return;
  const step = decoding.readVarUint(decoder);
  if (step > messageYjsUpdate) throw new RangeError(`There is no step ${step} of synchronising.`);
  const payload = decoding.readVarUint8Array(decoder);
  if (step === messageYjsSyncStep1) decodeStateVector(payload);
}

/** Reads the envelope of every message before anything is done with it, so that a broken one has a reason. */
export function protocol(): Extension<CollaborationContext> {
  return {
    extensionName: 'protocol',
    beforeHandleMessage: async ({ update }) => {
      try {
        checkMessage(update);
      } catch (error) {
        throw new CloseReason('refused:malformed', 'This message is none that Dailies sends; load the page again.', {
          cause: error,
        });
      }
    },
  };
}
