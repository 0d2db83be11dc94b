import { type Motion, Person } from '@dailies/shared/http';
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
  /** Rises with whatever is told: of two pages of one person, the higher is the one in use. */
  readonly changed: number;
  readonly drag: {
    /** Of each drag of this peer another one. */
    readonly key: number;
    readonly ids: readonly string[];
    readonly by: readonly [number, number];
  } | null;
}

/** What of a peer stays as it is while they move. */
export type PeerHere = Omit<Peer, 'pointer' | 'view' | 'drag' | 'changed'>;

type Own = Partial<Omit<z.input<typeof PeerState>, 'user'>>;

/** Whose state differs from before; a sign of life alone changes nothing. */
interface Changes {
  readonly added: readonly number[];
  readonly updated: readonly number[];
  readonly removed: readonly number[];
}

/** At most 30 messages a second. */
const SEND_MS = 34;
/** A whole state, with where things have come to, follows so long after motions: for whoever has come meanwhile. */
const SETTLE_MS = 5_000;

type Moved = Omit<Motion, 'of'>;

/** What of that is only a motion, and what has to be told as a state. */
function apart({ pointer, drag, view, ...rest }: Own): { readonly moved: Moved; readonly state: Own } {
  const isPointed = pointer !== undefined && pointer !== null;
  const isDragged = drag !== undefined && drag !== null && !('ids' in drag);
  const isSeen = view !== undefined && view !== null;
  return {
    moved: {
      ...(isPointed ? { pointer } : {}),
      ...(isDragged ? { drag: [drag.key, ...drag.by] as const } : {}),
      ...(isSeen ? { view: [...view.at, view.zoom] as const } : {}),
    },
    state: {
      ...rest,
      ...(pointer === null ? { pointer } : {}),
      ...(drag !== undefined && !isDragged ? { drag } : {}),
      ...(view === null ? { view } : {}),
    },
  };
}

/** A state with where things have come to since. */
function settled(state: Own, { pointer, drag, view }: Moved): Own {
  const begun = state.drag;
  const isSame = drag !== undefined && begun !== undefined && begun !== null && begun.key === drag[0];
  return {
    ...state,
    ...(pointer === undefined ? {} : { pointer }),
    ...(isSame ? { drag: { ...begun, by: [drag[1], drag[2]] } } : {}),
    ...(view === undefined ? {} : { view: { at: [view[0], view[1]], zoom: view[2] } }),
  };
}

/**
 * Who else is here, and what this browser tells them: a state of presence for what changes now and then, and between
 * states motions, which name nothing but where something has come to. A drag of many nodes would else name each of
 * them thirty times a second to everybody.
 */
export class Presence {
  /** Everybody else, with every motion: changes many times a second. */
  readonly peers = new Observable<readonly Peer[]>([]);
  /** Everybody else, without what moves: what is drawn of this is not drawn anew with every motion. */
  readonly here = new Observable<readonly PeerHere[]>([]);
  readonly awareness: Awareness;
  readonly #send: (motion: Motion) => void;
  readonly #states = new Map<number, PeerState>();
  /** What each peer has moved since its state. */
  readonly #moved = new Map<number, Moved>();
  readonly #read = new Map<number, Peer>();
  /** What a peer said to be dragging when the drag began. */
  readonly #dragged = new Map<number, { key: number; ids: readonly string[] }>();
  readonly #change: (changes: Changes) => void;
  #count = 0;
  #pending: Own = {};
  /** What was told by motions since the last state. */
  #unsettled: Moved = {};
  #timer: ReturnType<typeof setTimeout> | undefined;
  #settling: ReturnType<typeof setTimeout> | undefined;
  #sentAtMs = 0;

  constructor(awareness: Awareness, me: { id: string; name: string }, send: (motion: Motion) => void) {
    this.awareness = awareness;
    this.#send = send;
    awareness.setLocalStateField('user', { id: me.id, name: me.name });
    this.#change = ({ added, updated, removed }) => {
      for (const client of [...added, ...updated]) this.#learn(client);
      for (const client of removed) this.#forget(client);
      const peers = [...this.#read.values()];
      this.here.set(peers);
      this.peers.set(peers);
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
    const { moved, state } = apart({ ...this.#pending, ...own });
    this.#pending = {};
    this.#unsettled = { ...this.#unsettled, ...moved };
    if (Object.keys(state).length > 0) this.#settle(state);
    else if (Object.keys(moved).length > 0) {
      this.#send({ of: this.awareness.clientID, ...moved });
      this.#settling ??= setTimeout(() => this.#settle({}), SETTLE_MS);
    }
  }

  /** Motions of everybody here, as they come. */
  hear(motions: readonly Motion[]): void {
    let isNews = false;
    for (const { of, ...moved } of motions) {
      // One's own come back with the others'.
      const state = this.#states.get(of);
      if (state === undefined) continue;
      this.#moved.set(of, { ...this.#moved.get(of), ...moved });
      this.#show(of, state);
      isNews = true;
    }
    if (isNews) this.peers.set([...this.#read.values()]);
  }

  destroy(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#settling);
    this.awareness.off('change', this.#change);
  }

  #settle(told: Own): void {
    clearTimeout(this.#settling);
    this.#settling = undefined;
    const state = this.awareness.getLocalState();
    const moved = this.#unsettled;
    this.#unsettled = {};
    if (state !== null) this.awareness.setLocalState({ ...settled(state, moved), ...told });
  }

  #learn(client: number): void {
    if (client === this.awareness.clientID) return;
    const parsed = PeerState.safeParse(this.awareness.getStates().get(client));
    if (!parsed.success) {
      this.#forget(client);
      return;
    }
    const { drag } = parsed.data;
    if (drag === null) this.#dragged.delete(client);
    else if ('ids' in drag) this.#dragged.set(client, { key: drag.key, ids: drag.ids });
    // It has all that was moved before.
    this.#moved.delete(client);
    this.#states.set(client, parsed.data);
    this.#show(client, parsed.data);
  }

  #forget(client: number): void {
    for (const known of [this.#states, this.#moved, this.#dragged, this.#read]) known.delete(client);
  }

  #show(client: number, state: PeerState): void {
    const moved = this.#moved.get(client) ?? {};
    const view =
      moved.view === undefined ? state.view : { at: [moved.view[0], moved.view[1]] as const, zoom: moved.view[2] };
    this.#read.set(client, {
      ...state,
      pointer: moved.pointer ?? state.pointer,
      view,
      client,
      colour: colourOf(state.user.id),
      changed: (this.#count += 1),
      drag: this.#dragOf(client, state, moved),
    });
  }

  #dragOf(client: number, { drag }: PeerState, moved: Moved): Peer['drag'] {
    const known = this.#dragged.get(client);
    if (drag === null || known?.key !== drag.key) return null;
    const by = moved.drag?.[0] === drag.key ? ([moved.drag[1], moved.drag[2]] as const) : drag.by;
    return { key: known.key, ids: known.ids, by };
  }
}
