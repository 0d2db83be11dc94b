import { z } from 'zod';
import { ProjectId, UserId } from '../ids/index.ts';
import { TemplateContent } from '../templates/index.ts';

/** Of a project, and of the studio. */
export const TEMPLATES_AT_MOST = 200;

const Name = z.string().trim().min(1, 'A template needs a name.').max(120);
const Description = z.string().trim().max(500);

/** A part of a graph that is put down again and again. */
export const Template = z.object({
  id: z.string(),
  /** null: the studio's. */
  project: ProjectId.nullable(),
  name: z.string(),
  description: z.string(),
  content: TemplateContent,
  createdBy: z.object({ id: UserId, name: z.string() }),
  createdAt: z.iso.datetime(),
  /** Whether who asks may rename and remove it. */
  mayChange: z.boolean(),
});
export type Template = z.infer<typeof Template>;

export const CreateTemplate = z.object({
  name: Name,
  description: Description.default(''),
  owner: z.enum(['project', 'studio']).default('project'),
  content: TemplateContent,
});
export type CreateTemplate = z.infer<typeof CreateTemplate>;

export const UpdateTemplate = z.object({ name: Name.optional(), description: Description.optional() });
export type UpdateTemplate = z.infer<typeof UpdateTemplate>;
