import { HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import * as decoding from 'lib0/decoding';

/** As the provider numbers them: a message of the sync protocol, and two of its kinds. */
const SYNC = 0;
const DIFFERENCE = 1;
const UPDATE = 2;

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
 */
export class DifferenceFirstSocket extends HocuspocusProviderWebsocket {
  /** Documents whose difference was sent on the connection that stands. */
  #sent = new Set<string>();

  constructor(...args: ConstructorParameters<typeof HocuspocusProviderWebsocket>) {
    super(...args);
    // Before any provider hears of it, and begins its handshake.
    this.on('open', () => this.#sent.clear());
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
}
