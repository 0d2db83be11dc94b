import { takes } from '@dailies/migrations/tables';
import type { ProjectId } from '@dailies/shared/ids';
import { type Column, type SQL, sql } from 'drizzle-orm';

/** Whether a project (or a column of its id) has a take: one of its own, or one that a branch or a merge brought. */
export const holdsTake = (project: ProjectId | Column): SQL =>
  sql`(${takes.projectId} = ${project} OR ${takes.id} IN
    (SELECT take_projects.take_id FROM take_projects WHERE take_projects.project_id = ${project}))`;
