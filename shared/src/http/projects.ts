import { z } from 'zod';
import { Settings } from '../document/index.ts';
import { ProjectId } from '../ids/index.ts';
import { Sha256 } from '../media/index.ts';
import { Role } from '../people/index.ts';
import { Person } from './accounts.ts';

/** A project as its members see it in a list. Times are ISO 8601, UTC. */
export const Project = z.object({
  id: ProjectId,
  name: z.string(),
  /** The role of whoever asked. */
  role: Role,
  memberCount: z.int().min(1),
  /** The poster of its newest take; null while there is none. */
  poster: Sha256.nullable(),
  /** Rises on a restore: an older browser copy is not merged. */
  epoch: z.int().min(1),
  createdAt: z.iso.datetime(),
  editedAt: z.iso.datetime(),
  /** Who changed it last; null: Dailies itself, or nobody yet. */
  editedBy: Person.pick({ id: true, name: true }).nullable().default(null),
  archivedAt: z.iso.datetime().nullable(),
  /** The project that it is a branch of; null where it is none. */
  branchOf: ProjectId.nullable(),
});
export type Project = z.infer<typeof Project>;

const { name, code, fps, width, height, quality } = Settings.shape;

/** What is left out takes its default; `code` is made from the name. */
export const CreateProject = z.strictObject({
  name,
  code: code.optional(),
  fps: fps.optional(),
  width: width.optional(),
  height: height.optional(),
  quality: quality.optional(),
});
export type CreateProject = z.infer<typeof CreateProject>;

export const UpdateProject = z.strictObject({ name });
export type UpdateProject = z.infer<typeof UpdateProject>;

/** Who has which of one's projects open now, each person once. */
export const ProjectsPresence = z.object({
  items: z.array(z.object({ project: ProjectId, people: z.array(Person.pick({ id: true, name: true })) })),
});
export type ProjectsPresence = z.infer<typeof ProjectsPresence>;
