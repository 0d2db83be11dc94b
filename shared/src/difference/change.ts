import { z } from 'zod';
import type { RootName } from '../document/index.ts';

/** What people wrote, as opposed to facts: the roots that versions, branches and stale copies differ in. */
export const COMPARED_ROOTS = [
  'settings',
  'nodes',
  'edges',
  'drawing',
  'picks',
  'cut',
  'tracking',
  'reviews',
  'comments',
  'playlists',
  'requests',
] as const satisfies readonly RootName[];
export const ComparedRoot = z.enum(COMPARED_ROOTS);
export type ComparedRoot = z.infer<typeof ComparedRoot>;

/**
 * The roots that a restored version or a merged branch brings back. What people said of takes, and
 * what they asked for, stays as it was said.
 */
export const RESTORED_ROOTS: readonly ComparedRoot[] = [
  'settings',
  'nodes',
  'edges',
  'drawing',
  'picks',
  'cut',
  'tracking',
];

/**
 * A key of a record: a node's own (`title`, `pos`), a param of it (`params.prompt`), a drawing's flat
 * key. A root of whole values (settings, edges, picks, tracking, reviews, requests) has the one key `value`.
 */
export const VALUE_KEY = 'value';
export const PARAM_PREFIX = 'params.';

const json = z.json();
/** Any JSON value. `z.json()` alone calls itself, and cannot be told in an OpenAPI document. */
export const AnyJson = z.unknown().transform((value, context) => {
  const parsed = json.safeParse(value);
  if (parsed.success) return parsed.data;
  context.addIssue('not JSON');
  return z.NEVER;
});

/** `before` or `after` is missing where the key was not there. */
export const FieldChange = z.object({
  key: z.string(),
  before: AnyJson.optional(),
  after: AnyJson.optional(),
});
export type FieldChange = z.infer<typeof FieldChange>;

/**
 * How one record differs. Of an added record each field is listed with its `after` alone, of a removed
 * one with its `before` alone, of a changed one only what differs.
 */
export const Change = z.object({
  root: ComparedRoot,
  id: z.string(),
  kind: z.enum(['added', 'removed', 'changed']),
  fields: z.array(FieldChange).readonly(),
});
export type Change = z.infer<typeof Change>;

/**
 * What both sides of a merge changed, differently. `key` is null where one side removed the record
 * (or the node that it hangs on) and the other changed or used it.
 */
export const Conflict = z.object({
  root: ComparedRoot,
  id: z.string(),
  key: z.string().nullable(),
  /** What taking each side would do, on top of what is there now; `ours` is mostly nothing. */
  base: AnyJson.optional(),
  ours: AnyJson.optional(),
  theirs: AnyJson.optional(),
  /** Only where things stand on the canvas: shown apart, and chosen together. */
  layout: z.boolean(),
  /** What taking their side does; taking ours does nothing. */
  changes: z.array(Change).readonly(),
});
export type Conflict = z.infer<typeof Conflict>;

/** A choice for a conflict, named as the conflict is. */
export const Resolution = z.object({
  root: ComparedRoot,
  id: z.string(),
  key: z.string().nullable(),
  side: z.enum(['ours', 'theirs']),
});
export type Resolution = z.infer<typeof Resolution>;

export const RefusedChange = z.object({ change: Change, sentence: z.string() });
export type RefusedChange = z.infer<typeof RefusedChange>;
