import { type Change, PARAM_PREFIX, VALUE_KEY } from '@dailies/shared/difference';
import { NODE_TYPES } from '@dailies/shared/nodes';
import { fieldTitle, plainText, settingTitle } from '../history/difference/fieldText.ts';

const KINDS: Readonly<Record<Change['kind'], string>> = { added: 'New', removed: 'Deleted', changed: 'Changed' };

const THINGS: Readonly<Record<Change['root'], string>> = {
  settings: 'setting',
  nodes: 'node',
  edges: 'connection',
  drawing: 'drawing',
  picks: 'pick',
  cut: 'part of the cut',
  tracking: 'tracking',
  reviews: 'review',
  comments: 'comment',
  playlists: 'playlist',
  requests: 'request',
};

const isShort = (text: string): boolean => text !== '' && text !== 'none';

/** What a change was, in a line: its thing, its name, and the words in it. */
export function lineOfChange(change: Change, titleOf: (node: string) => string | undefined): string {
  const valueOf = (key: string): unknown => change.fields.find((field) => field.key === key)?.after;
  const own = valueOf('title') ?? valueOf('name');
  const node = change.root === 'tracking' ? (change.id.split(':', 1)[0] ?? '') : change.id;
  const name = typeof own === 'string' ? own : (titleOf(node) ?? '');
  const type = valueOf('type');
  const definition = typeof type === 'string' ? NODE_TYPES.get(type) : undefined;
  const words = change.fields.flatMap(({ key, after }) => {
    if (after === undefined || typeof after === 'object') return [];
    if (key === VALUE_KEY || key === 'body') return [plainText(after)];
    if (key.startsWith(PARAM_PREFIX) && isShort(plainText(after))) {
      return [`${fieldTitle(definition, key)}: ${plainText(after)}`];
    }
    return [];
  });
  const thing = change.root === 'settings' ? `setting “${settingTitle(change.id)}”` : THINGS[change.root];
  const what = `${KINDS[change.kind]} ${thing}${name === '' ? '' : ` “${name}”`}`;
  return words.length === 0 ? what : `${what} — ${words.join(', ')}`;
}
