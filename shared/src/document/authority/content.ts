import * as Y from 'yjs';
import type { RootName } from '../schema/roots.ts';
import { isStoredJson, RECORD_KEY_PATTERN } from '../schema/storedJson.ts';
import type { Place } from './places.ts';
import { Refused } from './verdict.ts';

/** What may stand at a place: one JSON value, a map, a shared text, or a piece of text. */
type Allowed = 'value' | 'map' | 'text' | 'value or text' | 'characters';

const RECORD_ROOTS: readonly RootName[] = ['nodes', 'drawing', 'cut', 'comments', 'playlists'];

function allowedAt({ root, keys, list }: Place): Allowed | undefined {
  if (list) return 'characters';
  const [first = '', second = ''] = keys;
  if (!RECORD_ROOTS.includes(root)) return keys.length === 1 ? 'value' : undefined;
  if (keys.length === 1) return root === 'comments' && first.includes(':') ? 'value' : 'map';
  if (root === 'nodes') {
    if (keys.length === 2) return second === 'params' ? 'map' : 'value';
    return keys.length === 3 && second === 'params' ? 'value or text' : undefined;
  }
  if (keys.length !== 2) return undefined;
  return root === 'comments' && second === 'body' ? 'text' : 'value';
}

/**
 * The value of a map's key. There is more than one where values that were overwritten one after the
 * other are kept for undo: Yjs joins those, and the last is the one that counts.
 */
export const valueOf = ({ content }: Pick<Y.Item, 'content'>): unknown =>
  content instanceof Y.ContentAny ? content.arr.at(-1) : undefined;

/**
 * Checks that the kind of content fits its place (document-rules A4). A deleted content is honest
 * anywhere: something that was made and removed offline. Returns the value of a value, undefined for
 * everything else.
 */
export function checkContent(item: Y.Item, place: Place): unknown {
  const { content } = item;
  const bad = (what: string): Refused =>
    new Refused('content', `${what} cannot stand at "${[place.root, ...place.keys].join('/')}".`);
  const key = place.keys.at(-1) ?? '';
  if (!RECORD_KEY_PATTERN.test(key) || key === '__proto__') throw bad('This key');
  const allowed = allowedAt(place);
  if (allowed === undefined) throw bad('Anything');
  if (content instanceof Y.ContentDeleted) return undefined;
  if (content instanceof Y.ContentString) {
    if (allowed !== 'characters') throw bad('A piece of text');
    return undefined;
  }
  if (content instanceof Y.ContentAny) {
    if (!allowed.startsWith('value')) throw bad('A value');
    if (!content.arr.every((value) => isStoredJson(value))) throw bad('This value');
    return valueOf(item);
  }
  if (content instanceof Y.ContentType) {
    const { type } = content;
    if (type.constructor === Y.Map && allowed === 'map') return undefined;
    if (type.constructor === Y.Text && allowed.endsWith('text')) return undefined;
    throw bad('A nested type of this kind');
  }
  throw bad('Content of this kind');
}
