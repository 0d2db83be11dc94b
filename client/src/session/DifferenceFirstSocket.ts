import { HocuspocusProviderWebsocket } from '@hocuspocus/provider';
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
    super.destroy();
  }

  override send(message: unknown): void {
    if (this.webSocket?.readyState !== WebSocket.OPEN) return;
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
    if (this.webSocket?.readyState !== WebSocket.OPEN || this.webSocket.bufferedAmount > 0) return;
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
      // It comes back by itself, and the handshake brings what is missing on either side.
      if (nowMs - sinceMs > (hasGap ? gapAfterMs : stalledAfterMs)) return this.webSocket.close();
    }
  }
}
