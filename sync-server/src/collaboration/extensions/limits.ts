import type { Extension } from '@hocuspocus/server';
import { messageYjsSyncStep1 } from 'y-protocols/sync';
import { CloseReason } from '../CloseReason.ts';
import type { CollaborationContext } from '../Collaborator.ts';

/** [B6] An honest offline edit of megabytes must pass, or its browser tries for ever. */
export const MAX_MESSAGE_BYTES = 16 * 1024 * 1024;

/** A person's hand makes about 60 messages a second (a drag at 30 Hz and typing); a burst is a paste or a reconnect. */
const MESSAGES_A_SECOND = 300;
const BURST_MESSAGES = 3_000;
const BYTES_A_SECOND = 4 * 1024 * 1024;
const BURST_BYTES = 64 * 1024 * 1024;

/** Each question for what is missing is answered with up to the whole document; a page asks once a connection. */
const QUESTIONS_A_SECOND = 1;
const BURST_QUESTIONS = 30;
/** A page opens a document once, and for a moment twice while it is opened anew. */
const MAX_SESSIONS = 8;

/** Accepted bytes that wait for the log, over all documents, above which nobody adds more. */
const MAX_WAITING_BYTES = 256 * 1024 * 1024;

class Bucket {
  readonly #perSecond: number;
  readonly #size: number;
  #left: number;
  #at: number;

  constructor(perSecond: number, size: number, nowMs: number) {
    this.#perSecond = perSecond;
    this.#size = size;
    this.#left = size;
    this.#at = nowMs;
  }

  take(amount: number, nowMs: number): boolean {
    this.#left = Math.min(this.#size, this.#left + ((nowMs - this.#at) / 1_000) * this.#perSecond);
    this.#at = nowMs;
    this.#left -= amount;
    return this.#left >= 0;
  }
}

interface Buckets {
  readonly messages: Bucket;
  readonly bytes: Bucket;
  readonly questions: Bucket;
}

const tooFast = (): CloseReason =>
  new CloseReason('too-fast', 'This browser sends more than a person can; it is connected again in a moment.');

/**
 * How much one socket may send, over all that it has open. Over a limit the document is closed with a sentence;
 * the browser keeps its copy.
 */
export function limits(waitingBytes: () => number): Extension<CollaborationContext> {
  const buckets = new WeakMap<object, Buckets>();
  const bucketsOf = (socket: object, nowMs: number): Buckets => {
    const own = buckets.get(socket) ?? {
      messages: new Bucket(MESSAGES_A_SECOND, BURST_MESSAGES, nowMs),
      bytes: new Bucket(BYTES_A_SECOND, BURST_BYTES, nowMs),
      questions: new Bucket(QUESTIONS_A_SECOND, BURST_QUESTIONS, nowMs),
    };
    buckets.set(socket, own);
    return own;
  };
  return {
    extensionName: 'limits',
    connected: async ({ connection }) => {
      const { document, webSocket } = connection;
      const sessions = document.getConnections().filter((other) => other.webSocket === webSocket);
      if (sessions.length > MAX_SESSIONS) connection.close(tooFast());
    },
    beforeSync: async ({ type, connection }) => {
      if (type !== messageYjsSyncStep1) return;
      const now = performance.now();
      if (!bucketsOf(connection.webSocket, now).questions.take(1, now)) throw tooFast();
    },
    beforeHandleMessage: async ({ connection, update }) => {
      if (update.length > MAX_MESSAGE_BYTES) {
        throw new CloseReason(
          'too-large',
          `An edit of ${Math.ceil(update.length / 1_048_576)} MB is more than the 16 MB that are taken at once.`,
        );
      }
      const now = performance.now();
      const own = bucketsOf(connection.webSocket, now);
      if (!own.messages.take(1, now) || !own.bytes.take(update.length, now)) throw tooFast();
      if (waitingBytes() > MAX_WAITING_BYTES) {
        throw new CloseReason('storage', 'The database is away and too much waits; your edits are kept here.');
      }
    },
  };
}
