import { Person } from '@dailies/shared/http';
import type { Awareness } from 'y-protocols/awareness';
import { z } from 'zod';
import { colourOf } from '@dailies/shared/people';
import { Observable } from './Observable.ts';

const XY = z.tuple([z.number(), z.number()]).readonly();

/** The start of a drag names what moves; what follows says only how far, in canvas pixels. */
const Drag = z.union([
  z.object({ key: z.number(), ids: z.array(z.string()).max(5_000), by: XY }),
  z.object({ key: z.number(), by: XY }),
]);

/**
 * What a browser tells the others while it is here. The server writes `user`, so nobody speaks under
 * another's name. Coordinates are canvas pixels.
 */
const PeerState = z.object({
  user: Person.pick({ id: true, name: true }),
  pointer: XY.nullable().default(null).catch(null),
  selected: z.array(z.string()).max(200).default([]).catch([]),
  drag: Drag.nullable().default(null).catch(null),
  /** The freeform shape whose text is being written. */
  editing: z.string().nullable().default(null).catch(null),
  /** The field of the inspector that is being edited: of these nodes, this param. */
  field: z
    .object({ nodes: z.array(z.string()).max(200), param: z.string().max(200) })
    .nullable()
    .default(null)
    .catch(null),
  /** Where on the canvas this person looks: the middle of the view in canvas pixels, and the zoom. */
  view: z.object({ at: XY, zoom: z.number().positive() }).nullable().default(null).catch(null),
  /** The address of the page that is open, from the project's own on: ``, `shots`, `takes/abc`. */
  page: z.string().max(300).default('').catch(''),
  /** The person whose view this one follows, and since when (ms). */
  following: z.object({ user: z.string(), since: z.number() }).nullable().default(null).catch(null),
  /** Asks everybody to follow, since this time (ms); null: does not. */
  spotlight: z.number().nullable().default(null).catch(null),
  /** Words beside the pointer, for the moment. */
  chat: z.string().max(200).nullable().default(null).catch(null),
});
type PeerState = z.infer<typeof PeerState>;

export interface Peer extends Omit<PeerState, 'drag'> {
  readonly client: number;
  readonly colour: string;
  /** Rises with whatever a peer tells: of two pages of one person, the higher is the one in use. */
  readonly changed: number;
  readonly drag: { readonly ids: readonly string[]; readonly by: readonly [number, number] } | null;
}

type Own = Partial<Omit<z.input<typeof PeerState>, 'user'>>;

/** Whose state differs from before; a sign of life alone changes nothing. */
interface Changes {
  readonly added: readonly number[];
  readonly updated: readonly number[];
  readonly removed: readonly number[];
}

/** At most 30 messages a second. */
const SEND_MS = 34;

/** Who else is here, and what this browser tells them. */
export class Presence {
  readonly peers = new Observable<readonly Peer[]>([]);
  readonly awareness: Awareness;
  /** What a peer said to be dragging when the drag began. */
  readonly #dragged = new Map<number, { key: number; ids: readonly string[] }>();
  readonly #change: (changes: Changes) => void;
  /** When each peer told something last, counted. */
  readonly #changed = new Map<number, number>();
  #count = 0;
  #pending: Own = {};
  #timer: ReturnType<typeof setTimeout> | undefined;
  #sentAtMs = 0;

  constructor(awareness: Awareness, me: { id: string; name: string }) {
    this.awareness = awareness;
    awareness.setLocalStateField('user', { id: me.id, name: me.name });
    this.#change = ({ added, updated, removed }) => {
      for (const client of [...added, ...updated]) this.#changed.set(client, (this.#count += 1));
      for (const client of removed) this.#changed.delete(client);
      this.#read();
    };
    awareness.on('change', this.#change);
  }

  /** Tells the others, together with whatever else is told within a thirtieth of a second. */
  tell(own: Own): void {
    this.#pending = { ...this.#pending, ...own };
    if (this.#timer !== undefined) return;
    const waitMs = Math.max(0, this.#sentAtMs + SEND_MS - performance.now());
    this.#timer = setTimeout(() => this.tellNow({}), waitMs);
  }

  /** Tells at once: the start and the end of a drag must not be skipped. */
  tellNow(own: Own): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#sentAtMs = performance.now();
    const told = { ...this.#pending, ...own };
    this.#pending = {};
    const state = this.awareness.getLocalState();
    if (state !== null) this.awareness.setLocalState({ ...state, ...told });
  }

  destroy(): void {
    clearTimeout(this.#timer);
    this.awareness.off('change', this.#change);
  }

  #read(): void {
    const peers: Peer[] = [];
    for (const [client, state] of this.awareness.getStates()) {
      if (client === this.awareness.clientID) continue;
      const parsed = PeerState.safeParse(state);
      if (!parsed.success) continue;
      const { drag, ...rest } = parsed.data;
      peers.push({
        ...rest,
        client,
        colour: colourOf(rest.user.id),
        changed: this.#changed.get(client) ?? 0,
        drag: this.#dragOf(client, drag),
      });
    }
    this.peers.set(peers);
  }

  #dragOf(client: number, drag: PeerState['drag']): Peer['drag'] {
    if (drag === null) {
      this.#dragged.delete(client);
      return null;
    }
    if ('ids' in drag) this.#dragged.set(client, { key: drag.key, ids: drag.ids });
    const known = this.#dragged.get(client);
    return known?.key === drag.key ? { ids: known.ids, by: drag.by } : null;
  }
}
