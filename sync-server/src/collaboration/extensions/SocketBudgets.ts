import { CloseReason } from '../CloseReason.ts';

/** A person's hand makes about 60 messages a second (a drag at 30 Hz and typing); a burst is a paste or a reconnect. */
const MESSAGES_A_SECOND = 300;
const BURST_MESSAGES = 3_000;
const BYTES_A_SECOND = 4 * 1024 * 1024;
const BURST_BYTES = 64 * 1024 * 1024;

/** Each question for what is missing is answered with up to the whole document; a page asks once a connection. */
const QUESTIONS_A_SECOND = 1;
const BURST_QUESTIONS = 30;

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

/** How much each socket may still send, over all that it has open. */
export class SocketBudgets {
  readonly #buckets = new WeakMap<object, Buckets>();

  /** Counts a message. Throws `too-fast:` where there was one too many. */
  takeMessage(socket: object, bytes: number): void {
    const now = performance.now();
    const own = this.#of(socket, now);
    if (!own.messages.take(1, now) || !own.bytes.take(bytes, now)) throw tooFast();
  }

  /** Counts a question for what is missing. Throws `too-fast:`. */
  takeQuestion(socket: object): void {
    const now = performance.now();
    if (!this.#of(socket, now).questions.take(1, now)) throw tooFast();
  }

  #of(socket: object, nowMs: number): Buckets {
    const own = this.#buckets.get(socket) ?? {
      messages: new Bucket(MESSAGES_A_SECOND, BURST_MESSAGES, nowMs),
      bytes: new Bucket(BYTES_A_SECOND, BURST_BYTES, nowMs),
      questions: new Bucket(QUESTIONS_A_SECOND, BURST_QUESTIONS, nowMs),
    };
    this.#buckets.set(socket, own);
    return own;
  }
}
