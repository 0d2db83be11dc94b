import { HocuspocusProviderWebsocket, WebSocketStatus } from '@hocuspocus/provider';
import * as decoding from 'lib0/decoding';

/** As the provider numbers them: a message of the sync protocol, and two of its kinds. */
const SYNC = 0;
const DIFFERENCE = 1;
const UPDATE = 2;

/** Nothing acknowledged for so long, with all of it sent: something was lost on the way. */
const STALLED_AFTER_MS = 20_000;
/** An update that builds on one that never came has waited so long. */
const GAP_AFTER_MS = 5_000;
const CHECKS = 20;
/** A connection that is being closed says so within a round trip, or never, as where its network is gone. */
const GIVEN_UP_AFTER_MS = 2_000;
const ASK_EVERY_MS = 20;

const isOpen = (socket: { readonly readyState: number } | null): boolean => socket?.readyState === WebSocket.OPEN;

interface SyncMessage {
  readonly document: string;
  readonly kind: number;
}

/** What a message of the provider says about a document; null for anything but the sync protocol. */
function readSync(message: unknown): SyncMessage | null {
  if (!(message instanceof Uint8Array) || message.length < 3) return null;
  const decoder = decoding.createDecoder(message);
  const document = decoding.readVarString(decoder);
  return decoding.readVarUint(decoder) === SYNC ? { document, kind: decoding.readVarUint(decoder) } : null;
}

/**
 * A connection on which the first thing that the server gets of a document is the whole difference
 * between the two copies, and an edit alone only after it.
 *
 * The provider by itself keeps edits that are made while there is no connection, some of them, and
 * sends them ahead of the difference. An edit that builds on one that was not kept makes the server
 * close the document, again and again while somebody types. And each is acknowledged although it is
 * not counted, so that "Saved" would be shown for a later edit that is not. Here an edit is dropped
 * until the difference, which holds it too, is on its way; from there on every message that is sent
 * is counted, and acknowledged once.
 *
 * Where a message or its acknowledgement is lost although the connection stands, that is noticed,
 * and a new connection made.
 */
export class DifferenceFirstSocket extends HocuspocusProviderWebsocket {
  /** Documents whose difference was sent on the connection that stands. */
  #sent = new Set<string>();
  /** Documents for which something is missing, since when, and how many acknowledgements then. */
  readonly #suspects = new Map<string, { readonly sinceMs: number; readonly unacknowledged: number }>();
  readonly #checking: ReturnType<typeof setInterval>;
  #again: ReturnType<typeof setTimeout> | undefined;

  constructor(
    configuration: ConstructorParameters<typeof HocuspocusProviderWebsocket>[0],
    { stalledAfterMs = STALLED_AFTER_MS, gapAfterMs = GAP_AFTER_MS } = {},
  ) {
    super(configuration);
    // Before any provider hears of it, and begins its handshake.
    this.on('open', () => {
      this.#sent.clear();
      this.#suspects.clear();
    });
    this.#checking = setInterval(() => this.#check(stalledAfterMs, gapAfterMs), stalledAfterMs / CHECKS);
  }

  override destroy(): void {
    clearInterval(this.#checking);
    clearTimeout(this.#again);
    super.destroy();
  }

  /** Leaves the connection that stands, if any, and makes another one after so long; the last call counts. */
  reconnectAfter(delayMs: number): void {
    this.disconnect();
    const closedMs = performance.now();
    const attempt = (): void => {
      const isClosing = this.status === WebSocketStatus.Connected && !isOpen(this.webSocket);
      if (isClosing && performance.now() - closedMs < GIVEN_UP_AFTER_MS) {
        this.#again = setTimeout(attempt, ASK_EVERY_MS);
        return;
      }
      // Its end is told by us where it is not told by the browser: `connect` does nothing before.
      if (isClosing) this.emit('close', { event: { code: 4408, reason: '' } });
      void this.connect();
    };
    this.#again = setTimeout(attempt, delayMs);
  }

  override disconnect(): void {
    clearTimeout(this.#again);
    super.disconnect();
  }

  override send(message: unknown): void {
    if (!isOpen(this.webSocket)) return;
    const sync = readSync(message);
    if (sync?.kind === UPDATE && !this.#sent.has(sync.document)) return;
    super.send(message);
    if (sync?.kind === DIFFERENCE) this.#countDifference(sync.document);
  }

  #countDifference(document: string): void {
    const provider = this.configuration.providerMap.get(document);
    if (provider === undefined) return;
    if (this.#sent.has(document)) {
      provider.incrementUnsyncedChanges();
      return;
    }
    this.#sent.add(document);
    // Of everything before, nothing was sent; this one message is on its way.
    provider.unsyncedChanges = 0;
    provider.incrementUnsyncedChanges();
  }

  #check(stalledAfterMs: number, gapAfterMs: number): void {
    if (!isOpen(this.webSocket) || (this.webSocket?.bufferedAmount ?? 0) > 0) return;
    for (const [document, provider] of this.configuration.providerMap) {
      const { unsyncedChanges: unacknowledged } = provider;
      const { pendingStructs, pendingDs } = provider.document.store;
      const hasGap = pendingStructs !== null || pendingDs !== null;
      const suspect = this.#suspects.get(document);
      if (!hasGap && (unacknowledged === 0 || (suspect !== undefined && unacknowledged < suspect.unacknowledged))) {
        this.#suspects.delete(document);
        continue;
      }
      const nowMs = performance.now();
      const sinceMs = suspect?.sinceMs ?? nowMs;
      this.#suspects.set(document, { sinceMs, unacknowledged });
      // The next handshake brings what is missing on either side.
      if (nowMs - sinceMs > (hasGap ? gapAfterMs : stalledAfterMs)) return this.reconnectAfter(0);
    }
  }
}
