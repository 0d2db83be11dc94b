import type { EdgeId, NodeId } from '@dailies/shared/ids';
import { atom, computed, type TLShapeId } from 'tldraw';
import type { Bridge } from './connecting/bridgeBetween.ts';
import type { Clipboard } from './gestures/Clipboard.ts';
import type { Gestures } from './gestures/Gestures.ts';
import type { MountedNodes } from './mounting/MountedNodes.ts';
import type { PortEnd, PulledEnd } from './PortEnd.ts';
import type { Levels } from './scenes/Levels.ts';

/** A point of the canvas, in canvas pixels. */
export type CanvasPoint = readonly [x: number, y: number];

/** An edge that is being pulled out of a port. */
export interface Connecting {
  readonly from: PulledEnd;
  readonly at: CanvasPoint;
  /** The port that it would snap to, where one is near. */
  readonly target: PortEnd | null;
  /** Why the port that is near does not take it. */
  readonly refusal: string | null;
}

/** The node that a pulled edge is at, where it is at one. */
interface NearNode {
  readonly node: NodeId | null;
  readonly refused: boolean;
}

/** Where the palette of node types is open, and what its choice shall be connected to. */
export interface OpenPalette {
  readonly at: CanvasPoint;
  /** On the page, in CSS pixels from the canvas's corner. */
  readonly screen: readonly [x: number, y: number];
  readonly from: PortEnd | null;
}

/** The menu of a node's ports, or of one of them: connecting without pulling. */
export interface OpenPortMenu {
  readonly node: NodeId;
  readonly end: PortEnd | null;
  /** On the page, in CSS pixels from the canvas's corner. */
  readonly screen: readonly [x: number, y: number];
}

/** A Convert that would connect what was let go on a port of another type. */
export interface OpenOffer {
  readonly bridge: Bridge;
  /** The edge in whose place it would be; undefined where it is a new one. */
  readonly taken: EdgeId | undefined;
  /** Why the edge itself was refused. */
  readonly sentence: string;
  /** On the page, in CSS pixels from the canvas's corner. */
  readonly screen: readonly [x: number, y: number];
}

/** Where the context menu is open, and on what. */
export interface OpenMenu {
  readonly at: CanvasPoint;
  /** On the page, in CSS pixels from the window's corner. */
  readonly screen: readonly [x: number, y: number];
  readonly edge: EdgeId | null;
}

/** What stands out, while the rest of the canvas steps back. */
export interface Lit {
  readonly nodes: ReadonlySet<NodeId>;
  readonly edges: ReadonlySet<EdgeId>;
}

/** What would be deleted with scenes. */
export interface Deleting {
  readonly shapes: readonly TLShapeId[];
  readonly scenes: readonly NodeId[];
  /** How many nodes stand in them. */
  readonly inside: number;
}

/** Leads to another level, and to a node of it where one is named. */
type Lead = (level: NodeId | null, node: NodeId | null) => void;

/** What this page's canvas is doing besides tldraw: nothing of it is stored or told to others. */
export class CanvasState {
  #gestures: Gestures | null = null;
  #clipboard: Clipboard | null = null;
  #levels: Levels | null = null;
  #lead: Lead = () => {};
  /** The scene whose inside is shown; null at the top. */
  readonly level = atom<NodeId | null>('level', null);
  /** Which nodes have a body; null while the canvas is not there. */
  readonly mounted = atom<MountedNodes | null>('mounted', null);
  readonly connecting = atom<Connecting | null>('connecting', null);
  /** The port that an edge is being pulled out of: the same as long as it is pulled. */
  readonly pulledFrom = computed('pulled from', () => this.connecting.get()?.from ?? null);
  /** The node that the pulled edge would go to, or is refused by. */
  readonly nearNode = computed(
    'near node',
    (): NearNode => {
      const { target = null, refusal = null } = this.connecting.get() ?? {};
      return { node: target?.node ?? null, refused: refusal !== null };
    },
    { isEqual: (a: NearNode, b: NearNode) => a.node === b.node && a.refused === b.refused },
  );
  readonly portMenu = atom<OpenPortMenu | null>('port menu', null);
  /** The Convert that is offered where an edge was let go. */
  readonly offer = atom<OpenOffer | null>('offered convert', null);
  readonly selectedEdge = atom<EdgeId | null>('selected edge', null);
  /** The scene that what is dragged would be put into. */
  readonly dropInto = atom<NodeId | null>('drop into', null);
  /** Scenes with something in them that are about to be deleted, and how much: asked first. */
  readonly deleting = atom<Deleting | null>('deleting', null);
  readonly hoveredEdge = atom<EdgeId | null>('hovered edge', null);
  readonly editing = atom<{ readonly node: NodeId; readonly part: 'title' | 'body' } | null>('edited part', null);
  readonly palette = atom<OpenPalette | null>('palette', null);
  /** Whether the library stands beside the canvas. */
  readonly library = atom('library', false);
  /** Where a template goes that is being chosen; null: none is. */
  readonly templateAt = atom<CanvasPoint | null>('where a template goes', null);
  /** What is being saved as a template. */
  readonly savedAsTemplate = atom<readonly NodeId[] | null>('saved as a template', null);
  /** Whether the animatic plays at the foot of the canvas. */
  readonly reel = atom('animatic', false);
  /** Whether the box to find things is open. */
  readonly finding = atom('finding', false);
  /** What was found and is shown, ringed. */
  readonly found = atom<TLShapeId | null>('found', null);
  /** What was found. */
  readonly litBySearch = atom<Lit | null>('lit by a search', null);
  /** What uses an asset, or is used by a shot. */
  readonly litByUse = atom<Lit | null>('lit by use', null);
  /** What stands out now: what is searched for before what was asked for earlier; null: everything is as always. */
  readonly lit = computed('lit', () => this.litBySearch.get() ?? this.litByUse.get());
  /** Whether the sheet of shortcuts is open. */
  readonly sheet = atom('sheet of shortcuts', false);
  /** Where the menu of what is under the pointer is open. */
  readonly menu = atom<OpenMenu | null>('menu', null);
  /** What others drag this moment. */
  readonly carried = atom<ReadonlySet<TLShapeId>>('dragged by peers', new Set());
  /** Rises with every change of the document that edges are drawn from. */
  readonly edgesVersion = atom('edges version', 0);

  /** What turns gestures into commands; null while the canvas is not there. */
  get gestures(): Gestures | null {
    return this.#gestures;
  }

  get clipboard(): Clipboard | null {
    return this.#clipboard;
  }

  /** What shows another level; null while the canvas is not there. */
  get levels(): Levels | null {
    return this.#levels;
  }

  /** Goes into a scene, or out of it, by the address: so that the way back leads back. */
  goTo(level: NodeId | null, node: NodeId | null = null): void {
    this.#lead(level, node);
  }

  leadBy(lead: Lead): () => void {
    this.#lead = lead;
    return () => (this.#lead = () => {});
  }

  /** The canvas is there. */
  begin(gestures: Gestures, clipboard: Clipboard, mounted: MountedNodes, levels: Levels): void {
    this.#levels = levels;
    this.mounted.set(mounted);
    this.#gestures = gestures;
    this.#clipboard = clipboard;
  }

  /** The canvas goes. */
  end(): void {
    this.mounted.set(null);
    this.#gestures = null;
    this.#clipboard = null;
    this.#levels = null;
  }
}
