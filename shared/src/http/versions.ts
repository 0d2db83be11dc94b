import { z } from 'zod';
import { Change, ComparedRoot, Conflict, RefusedChange, Resolution, Said } from '../difference/index.ts';
import { NodeId, ProjectId, UserId, VersionId } from '../ids/index.ts';

/**
 * `automatic`: hourly while edited. `before-restore` and `before-merge`: made for the way back.
 * `fork`: where a branch began, or was merged last. `epoch`: the end of an epoch, for copies that
 * were away (document-rules C2).
 */
export const VersionKind = z.enum(['automatic', 'named', 'before-restore', 'before-merge', 'fork', 'epoch']);
export type VersionKind = z.infer<typeof VersionKind>;

const VersionName = z.string().trim().min(1, 'A version needs a name.').max(120);

/** A state of a project that was kept. */
export const Version = z.object({
  id: VersionId,
  kind: VersionKind,
  name: z.string().nullable(),
  /** Who named or caused it; null: Dailies itself. */
  by: UserId.nullable(),
  at: z.iso.datetime(),
  epoch: z.int().min(1),
  nodeCount: z.int().min(0),
  /** Who edited since the version before it. */
  editors: z.array(UserId).readonly(),
  sizeBytes: z.int().min(0),
});
export type Version = z.infer<typeof Version>;

export const CreateVersion = z.strictObject({ name: VersionName });
/** Naming an automatic version keeps it for good; null takes the name away. */
export const NameVersion = z.strictObject({ name: VersionName.nullable() });

/** One line of what was done: how many records of a root, and what the first of them are called. */
export const SummaryPart = z.object({
  root: ComparedRoot,
  /** `moved` is a change of place or size alone. */
  kind: z.enum(['added', 'removed', 'changed', 'moved']),
  count: z.int().min(1),
  /** Titles of nodes, names of settings: up to five. */
  names: z.array(z.string()).max(5).readonly(),
  /** Node ids behind it, up to 50, for showing them. */
  nodes: z.array(NodeId).max(50).readonly(),
  /** Of reviews and of comments that were resolved or opened again: the first 50. Missing in what is older. */
  said: z.array(Said).max(50).readonly().optional(),
  /** When the last of them was done. Missing in what is older. */
  at: z.iso.datetime().optional(),
});
export type SummaryPart = z.infer<typeof SummaryPart>;

/** One person's work without a longer pause. */
export const TimelineEntry = z.object({
  id: z.string(),
  /** Null: Dailies itself (results, hand-ins). */
  user: UserId.nullable(),
  from: z.iso.datetime(),
  to: z.iso.datetime(),
  edits: z.int().min(1),
  summary: z.array(SummaryPart).readonly(),
});
export type TimelineEntry = z.infer<typeof TimelineEntry>;

export const VersionChanges = z.object({ changes: z.array(Change).readonly() });

/** Which nodes to bring back; all of the version where left out. */
export const RestoreVersion = z.strictObject({ nodes: z.array(NodeId).min(1).max(5_000).optional() });
/** What was done, and what could not be, each with its reason. */
export const AppliedChanges = z.object({
  applied: z.int().min(0),
  refused: z.array(RefusedChange).readonly(),
  /** The state before it, for the way back. */
  before: VersionId,
});
export type AppliedChanges = z.infer<typeof AppliedChanges>;
/** The state that was kept before a restore that a browser is about to make. */
export const PreparedRestore = z.object({ before: VersionId });

/** A project that began as a version of another, and may be merged back into it. */
export const Branch = z.object({
  id: ProjectId,
  name: z.string(),
  by: UserId,
  createdAt: z.iso.datetime(),
  editedAt: z.iso.datetime(),
  archivedAt: z.iso.datetime().nullable(),
  mergedAt: z.iso.datetime().nullable(),
});
export type Branch = z.infer<typeof Branch>;
export const Branches = z.object({ items: z.array(Branch) });

/** Forks the project as it is now, or as a version has it. Its members come along. */
export const CreateBranch = z.strictObject({ name: VersionName, version: VersionId.optional() });

/** What merging a branch would take as it is, and what a person has to choose. */
export const BranchComparison = z.object({
  taken: z.array(Change).readonly(),
  conflicts: z.array(Conflict).readonly(),
  /** New takes that come along. */
  takes: z.int().min(0),
});
export type BranchComparison = z.infer<typeof BranchComparison>;

/** What was done before a merge that a browser is about to make: the state before it, and new takes. */
export const PreparedMerge = z.object({ before: VersionId, takes: z.int().min(0) });

/** Conflicts without a choice keep this project's side. */
export const MergeBranch = z.strictObject({ resolutions: z.array(Resolution).max(50_000) });
