/**
 * What the page knows about where its edits are. "Saved" is said only when the server has
 * acknowledged every one of them, and it acknowledges only what is in its log.
 *
 * ```
 * connecting ──synced, none waiting──► saved ──edit──► saving ──all acknowledged──► saved
 *      │                                 │                │
 *      └──────────── closed ────────────►└──► offline ◄───┘      (storage trouble: not saved)
 *                                                │
 *                                                └──synced──► saving → saved
 * ```
 */
export interface SaveFacts {
  /** The handshake is done and the connection stands. */
  readonly synced: boolean;
  /** It was closed at least once, or could not be made: not merely starting. */
  readonly lost: boolean;
  /** The server said that it cannot store now. */
  readonly storageTrouble: boolean;
  /** Messages sent that are not acknowledged yet, as the provider counts them. */
  readonly unacknowledged: number;
  /** Edits made here that are not known to be saved; survives a reload. */
  readonly waiting: number;
}

export const INITIAL_SAVE_FACTS: SaveFacts = {
  synced: false,
  lost: false,
  storageTrouble: false,
  unacknowledged: 0,
  waiting: 0,
};

export type SaveEvent =
  /** The local copy had this many edits that were not saved when it was last open. */
  | { readonly type: 'restored'; readonly waiting: number }
  | { readonly type: 'edited' }
  | { readonly type: 'synced' }
  | { readonly type: 'unacknowledged'; readonly count: number }
  | { readonly type: 'closed'; readonly storageTrouble: boolean };

const settled = (facts: SaveFacts): SaveFacts =>
  facts.synced && facts.unacknowledged === 0 ? { ...facts, waiting: 0 } : facts;

export function nextSaveFacts(facts: SaveFacts, event: SaveEvent): SaveFacts {
  switch (event.type) {
    case 'restored':
      return { ...facts, waiting: facts.waiting + event.waiting };
    case 'edited':
      return { ...facts, waiting: facts.waiting + 1 };
    case 'synced':
      return settled({ ...facts, synced: true, lost: false, storageTrouble: false });
    case 'unacknowledged':
      return settled({ ...facts, unacknowledged: event.count });
    case 'closed':
      return {
        ...facts,
        synced: false,
        lost: true,
        storageTrouble: event.storageTrouble || facts.storageTrouble,
      };
  }
}

export interface SaveState {
  readonly kind: 'connecting' | 'saved' | 'saving' | 'offline' | 'not-saved';
  readonly text: string;
  /** Edits made here that are not known to be saved. */
  readonly waiting: number;
}

const changes = (count: number): string => (count === 1 ? '1 change waits here' : `${count} changes wait here`);

const said = (facts: SaveFacts): Omit<SaveState, 'waiting'> => {
  if (facts.storageTrouble) {
    const rest = facts.waiting === 0 ? '' : ` — ${changes(facts.waiting)}`;
    return { kind: 'not-saved', text: `Not saved (storage)${rest}` };
  }
  if (facts.synced) {
    return facts.unacknowledged === 0 && facts.waiting === 0
      ? { kind: 'saved', text: 'Saved' }
      : { kind: 'saving', text: 'Saving…' };
  }
  if (!facts.lost && facts.waiting === 0) return { kind: 'connecting', text: 'Connecting…' };
  return { kind: 'offline', text: facts.waiting === 0 ? 'Offline' : `Offline — ${changes(facts.waiting)}` };
};

export const saveState = (facts: SaveFacts): SaveState => ({ ...said(facts), waiting: facts.waiting });
