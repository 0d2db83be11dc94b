import type * as Y from 'yjs';
import type { Actor } from '../../document/index.ts';
import type { Role } from '../../people/index.ts';
import { type Change, changesBetween, type Contents, contentsOf, type Shape } from './contents.ts';

// What a role may do to a document, said a second time and in another way than `document/authority` says it:
// by what people read before and after. It must stay independent, or it proves nothing: nothing of the judge,
// of its tables and of the schemas is used here.

const BUILDERS: readonly Role[] = ['director', 'artist'];
const TRACKERS: readonly Role[] = ['director', 'producer'];
const TALKERS: readonly Role[] = ['director', 'artist', 'producer', 'reviewer'];

/** Why a person may not make this change; undefined where they may. */
type Law = (change: Change, actor: Actor) => string | undefined;

const mayNot = (roles: readonly Role[], { role }: Actor): string | undefined =>
  roles.includes(role) ? undefined : `a ${role} changed it`;

const KEY = /^[A-Za-z0-9_.:-]{1,200}$/;
const ID = /^[A-Za-z0-9_-]{1,64}$/;

const field = (value: unknown, name: string): unknown => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return new Map<string, unknown>(Object.entries(value)).get(name);
};

const namesOf = (value: unknown): string[] => (typeof value === 'object' && value !== null ? Object.keys(value) : []);

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** A map of which each field is of a kind that may stand there. */
function mapOf(shape: Shape | undefined, kindAt: (key: string, inner: Shape) => boolean): string | undefined {
  if (shape === undefined) return undefined;
  if (shape.kind !== 'map') return `a ${shape.kind} stands where a record is meant`;
  for (const [key, inner] of shape.fields) {
    if (!KEY.test(key) || !kindAt(key, inner)) return `its "${key}" is of a kind that does not stand there`;
  }
  return undefined;
}

const isValue = (_key: string, { kind }: Shape): boolean => kind === 'value';

const isNodeField = (key: string, shape: Shape): boolean =>
  key === 'params'
    ? mapOf(shape, (_name, { kind }) => kind === 'value' || kind === 'text') === undefined
    : shape.kind === 'value';

const valueOnly = ({ after }: Change): string | undefined =>
  after === undefined || after.shape.kind === 'value'
    ? undefined
    : `a ${after.shape.kind} stands where a value is meant`;

const SETTINGS = ['name', 'code', 'fps', 'width', 'height', 'quality', 'naming', 'statuses'];

/** A record that its maker changes in some fields, and that its maker or a director deletes. */
function owned(change: Change, actor: Actor, changeable: readonly string[], isDirected: boolean): string | undefined {
  const [was, is] = [change.before?.value, change.after?.value];
  if (change.before === undefined) {
    const by = field(is, 'by');
    // Without a name it is nobody's: no reader takes it.
    return by === undefined || by === actor.user ? undefined : 'it was made in the name of another';
  }
  const isOwn = field(was, 'by') === actor.user;
  const isDirector = actor.role === 'director';
  if (change.after === undefined) return isOwn || isDirector ? undefined : 'somebody else deleted it';
  for (const name of new Set([...namesOf(was), ...namesOf(is)])) {
    if (same(field(was, name), field(is, name))) continue;
    if (!changeable.includes(name)) return `its "${name}" was changed`;
    if (!isOwn && !(isDirected && isDirector)) return `somebody else changed its "${name}"`;
  }
  return undefined;
}

const LAWS: Readonly<Record<string, Law>> = {
  meta: () => 'only the server writes it',
  runs: () => 'only the server writes it',
  takes: () => 'only the server writes it',
  settings: (change, actor) =>
    mayNot(TRACKERS, actor) ?? (SETTINGS.includes(change.key) ? valueOnly(change) : 'there is no such setting'),
  nodes: ({ after }, actor) => mayNot(BUILDERS, actor) ?? mapOf(after?.shape, isNodeField),
  drawing: ({ after }, actor) => mayNot(BUILDERS, actor) ?? mapOf(after?.shape, isValue),
  cut: ({ after }, actor) => mayNot(BUILDERS, actor) ?? mapOf(after?.shape, isValue),
  edges: (change, actor) =>
    mayNot(BUILDERS, actor) ??
    valueOnly(change) ??
    (change.before !== undefined && change.after !== undefined ? 'an edge was changed' : undefined) ??
    (change.after === undefined || ID.test(String(field(change.after.value, 'from'))) ? undefined : 'it is no edge'),
  picks: (change, actor) =>
    mayNot(BUILDERS, actor) ??
    (change.after === undefined || (typeof change.after.value === 'string' && ID.test(change.after.value))
      ? undefined
      : 'it is no pick'),
  tracking: (change, actor) => mayNot(TRACKERS, actor) ?? valueOnly(change),
  requests: (change, actor) => {
    const refusal = mayNot(BUILDERS, actor) ?? valueOnly(change);
    if (refusal !== undefined) return refusal;
    if (change.after === undefined) return 'it was taken away';
    if (field(change.after.value, 'by') !== actor.user) return 'it was written in the name of another';
    const isMark = /^(cancel|confirm):/.test(change.key);
    return change.before === undefined || isMark ? undefined : 'a request was changed';
  },
  reviews: (change, actor) =>
    mayNot(TALKERS, actor) ??
    valueOnly(change) ??
    (change.key.split(':')[1] === actor.user ? undefined : 'the review is of somebody else'),
  comments: (change, actor) => {
    const refusal = mayNot(TALKERS, actor);
    if (refusal !== undefined) return refusal;
    if (!change.key.includes(':')) {
      const isField = (key: string, { kind }: Shape): boolean => kind === (key === 'body' ? 'text' : 'value');
      return mapOf(change.after?.shape, isField) ?? owned(change, actor, ['body', 'edited'], false);
    }
    return change.after === undefined || change.after.value === actor.user
      ? undefined
      : 'it was resolved in the name of another';
  },
  playlists: (change, actor) =>
    mayNot(TALKERS, actor) ?? mapOf(change.after?.shape, isValue) ?? owned(change, actor, ['name', 'takes'], true),
};

/** What an accepted update did that its sender may not do, a sentence each; none is as it must be. */
export function violationsOf(before: Contents, after: Y.Doc, actor: Actor): string[] {
  return changesBetween(before, contentsOf(after)).flatMap((change) => {
    const isKey = KEY.test(change.key) && change.key !== '__proto__';
    const why = isKey ? (LAWS[change.root] ?? (() => 'there is no such root'))(change, actor) : 'this is no key';
    return why === undefined ? [] : [`${change.root}/${change.key.slice(0, 80)}: ${why}`];
  });
}
