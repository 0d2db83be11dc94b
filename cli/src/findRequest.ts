import { ApiProblem, type DailiesClient, type RequestStanding } from '@dailies/api-client';
import { RequestId, runIdOf } from '@dailies/shared/ids';
import { findProject } from './findProject.ts';

interface Found {
  readonly project: string;
  readonly request: string;
}

async function orNull<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof ApiProblem && error.code === 'not-found') return null;
    throw error;
  }
}

async function isIn(client: DailiesClient, project: string, id: string): Promise<boolean> {
  const standing: RequestStanding | null = await orNull(client.standing(project, id));
  return standing !== null;
}

/**
 * The request of an id, or the one of a run's id. Most are found by their run; one that was not queued
 * yet, or is held, has none, and is looked for in every project of one's own unless one is named.
 */
export async function findRequest(client: DailiesClient, id: string, projectText?: string): Promise<Found> {
  const parsed = RequestId.safeParse(id);
  if (!parsed.success) throw notFound(id);
  const run = (await orNull(client.run(id))) ?? (await orNull(client.run(runIdOf(parsed.data, 0))));
  if (run !== null) return { project: run.project, request: run.request };
  if (projectText !== undefined) {
    const { id: project } = await findProject(client, projectText);
    if (await isIn(client, project, id)) return { project, request: id };
    throw notFound(id);
  }
  for await (const { id: project } of client.projects()) {
    if (await isIn(client, project, id)) return { project, request: id };
  }
  throw notFound(id);
}

const notFound = (id: string): ApiProblem =>
  new ApiProblem(
    'not-found',
    `There is no request and no run "${id}" that you can see; "dailies generate" prints the ids of requests.`,
    0,
  );
