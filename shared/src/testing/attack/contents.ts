import * as Y from 'yjs';
import { canonicalJson } from '../../ids/index.ts';

/** What stands at a key, as everybody reads it, and of which kinds it is made: `map{title: value, body: text}`. */
interface Entry {
  readonly json: string;
  readonly shape: Shape;
  /** The value itself: plain JSON. */
  readonly value: unknown;
}

/** `value`: JSON, or something that is no Yjs type at all (bytes, a number that JSON does not have). */
export type Shape =
  | { readonly kind: 'value' | 'text' | 'other' }
  | { readonly kind: 'map'; readonly fields: ReadonlyMap<string, Shape> };

/** Every root of a document, known or not, as plain contents. */
export type Contents = ReadonlyMap<string, ReadonlyMap<string, Entry>>;

const isPlain = (value: unknown): boolean =>
  value === null ||
  typeof value === 'string' ||
  typeof value === 'boolean' ||
  (typeof value === 'number' && Number.isFinite(value)) ||
  (Array.isArray(value) && value.every(isPlain)) ||
  (typeof value === 'object' && value.constructor === Object && Object.values(value).every(isPlain));

function shapeOf(value: unknown): Shape {
  if (value instanceof Y.Map) {
    return { kind: 'map', fields: new Map([...value.entries()].map(([key, inner]) => [key, shapeOf(inner)])) };
  }
  // Exactly a shared text: not an XML text, which is one too, and without formats and embeds in it.
  if (value instanceof Y.Text && value.constructor === Y.Text) {
    const delta: unknown = value.toDelta();
    const isBare = Array.isArray(delta) && delta.every((part) => isPlain(part) && !('attributes' in Object(part)));
    return { kind: isBare && value._map.size === 0 ? 'text' : 'other' };
  }
  return { kind: isPlain(value) ? 'value' : 'other' };
}

const plain = (value: unknown): unknown => (value instanceof Y.AbstractType ? value.toJSON() : value);

function entryOf(value: unknown): Entry {
  const shape = shapeOf(value);
  const json = plain(value);
  return { json: shape.kind === 'other' ? 'other' : canonicalJson(json), shape, value: json };
}

/** Reads a document as it stands, through the public interface of Yjs and nothing else of ours. */
export function contentsOf(doc: Y.Doc): Contents {
  const roots = [...doc.share.keys()].map((name): [string, ReadonlyMap<string, Entry>] => {
    const type = doc.share.get(name);
    if (!(type instanceof Y.Map)) return [name, new Map([['?', entryOf(new Uint8Array())]])];
    const entries = [...type.entries()].map(([key, value]): [string, Entry] => [key, entryOf(value)]);
    // A list beside the keys of a map is seen by nobody, and must not be there.
    return [name, new Map(type._start === null ? entries : [...entries, ['?', entryOf(new Uint8Array())]])];
  });
  return new Map(roots);
}

/** A key that reads differently after than before; `undefined` where there is nothing. */
export interface Change {
  readonly root: string;
  readonly key: string;
  readonly before: Entry | undefined;
  readonly after: Entry | undefined;
}

export function changesBetween(before: Contents, after: Contents): Change[] {
  const changes: Change[] = [];
  for (const root of new Set([...before.keys(), ...after.keys()])) {
    const [old, now] = [before.get(root), after.get(root)];
    for (const key of new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])])) {
      const [was, is] = [old?.get(key), now?.get(key)];
      if (was?.json !== is?.json || kindOf(was) !== kindOf(is)) changes.push({ root, key, before: was, after: is });
    }
  }
  return changes;
}

const kindOf = (entry: Entry | undefined): string | undefined => entry?.shape.kind;
