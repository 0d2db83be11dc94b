import { Me, Project } from '@dailies/shared/http';
import type { ProjectId } from '@dailies/shared/ids';
import type { z } from 'zod';

// What a page must know to open a project while the server is away: who is signed in, and the
// project's role and epoch as they were last seen.

function read<S extends z.ZodType>(key: string, schema: S): z.output<S> | null {
  try {
    const text = localStorage.getItem(key);
    const parsed = text === null ? undefined : schema.safeParse(JSON.parse(text));
    return parsed?.success === true ? parsed.data : null;
  } catch {
    return null;
  }
}

function write(key: string, value: unknown): void {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // A full or forbidden storage costs opening offline, nothing else.
  }
}

const ME = 'dailies:me';
const projectKey = (id: ProjectId): string => `dailies:project:${id}`;

export const rememberedMe = (): Me | null => read(ME, Me);
export const rememberMe = (me: Me | null): void => write(ME, me);
export const rememberedProject = (id: ProjectId): Project | null => read(projectKey(id), Project);
export const rememberProject = (project: Project): void => write(projectKey(project.id), project);
