import { z } from 'zod';
import { ProjectId } from '../ids/index.ts';

/** What takes room: takes with their posters, what people brought, and what Dailies made of both. */
export const STORAGE_KINDS = ['takes', 'pictures', 'videos', 'sounds', 'other', 'derivatives'] as const;
export const StorageKind = z.enum(STORAGE_KINDS);
export type StorageKind = z.infer<typeof StorageKind>;

export const StorageUse = z.object({ kind: StorageKind, files: z.int().min(0), bytes: z.int().min(0) });
export type StorageUse = z.infer<typeof StorageUse>;

/** Files that nothing names any more. */
export const StorageWaiting = z.object({
  files: z.int().min(0),
  bytes: z.int().min(0),
  nextAt: z.iso.datetime().nullable().describe('When the first of them is removed; null where there are none'),
});
export type StorageWaiting = z.infer<typeof StorageWaiting>;

export const ProjectStorage = z.object({
  uses: z.array(StorageUse),
  countedBytes: z.int().min(0).describe("What counts against the project's limit: everything but derivatives"),
  quotaBytes: z.int().min(0).nullable().describe('null: no limit'),
  waiting: StorageWaiting,
  graceDays: z.number(),
});
export type ProjectStorage = z.infer<typeof ProjectStorage>;

const ProjectRoom = z.object({
  id: ProjectId,
  name: z.string(),
  archived: z.boolean(),
  uses: z.array(StorageUse),
  countedBytes: z.int().min(0),
  quotaBytes: z.int().min(0).nullable(),
});
export type ProjectRoom = z.infer<typeof ProjectRoom>;

export const InstallationStorage = z.object({
  uses: z.array(StorageUse).describe('Of the whole installation; a file in two projects is counted once'),
  projects: z.array(ProjectRoom).describe('Those that take most first; a file in two projects is counted in both'),
  waiting: StorageWaiting,
  graceDays: z.number(),
  lastCollection: z
    .object({
      at: z.iso.datetime(),
      waiting: z.int().min(0),
      collected: z.int().min(0),
      collectedBytes: z.int().min(0),
      problem: z.string().nullable(),
    })
    .nullable(),
});
export type InstallationStorage = z.infer<typeof InstallationStorage>;

export const ChangeQuota = z.strictObject({
  quotaBytes: z.int().min(0).nullable().describe("null: the installation's own limit"),
});
