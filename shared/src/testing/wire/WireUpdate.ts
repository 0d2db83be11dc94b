import type * as Y from 'yjs';

// A Yjs update (encoding V1) as plain data that may say anything: also what no honest Yjs ever writes.

export interface WireId {
  readonly client: number;
  readonly clock: number;
}

export interface WireItem {
  readonly kind: 'item';
  readonly origin: WireId | null;
  readonly rightOrigin: WireId | null;
  /** Written only where the item has neither origin: the name of a root, or the id of the item of a type. */
  readonly parent: string | WireId | null;
  /** The key in a map; null in a list. Written only together with `parent`. */
  readonly key: string | null;
  readonly content: Y.Item['content'];
}

/** `gc`: collected, content and place are gone. `skip`: nothing is told about these clocks. */
export type WireStruct = WireItem | { readonly kind: 'gc' | 'skip'; readonly length: number };

/** Structs of one client, one after the other from `clock`. */
export interface WireBlock {
  readonly client: number;
  readonly clock: number;
  readonly structs: readonly WireStruct[];
}

export interface WireDeletion {
  readonly client: number;
  readonly clock: number;
  readonly length: number;
}

export interface WireUpdate {
  readonly blocks: readonly WireBlock[];
  readonly deletions: readonly WireDeletion[];
}

export const lengthOf = (struct: WireStruct): number =>
  struct.kind === 'item' ? struct.content.getLength() : struct.length;
