import type { Page } from '@playwright/test';
import { z } from 'zod';

const Graph = z.object({ takes: z.record(z.string(), z.unknown()), edges: z.record(z.string(), z.unknown()) });

/** The document of a project as the server has it, asked for by whoever is signed in on a page. */
export async function readGraph(page: Page, project: string): Promise<z.infer<typeof Graph>> {
  const answer: unknown = await (await page.request.get(`/api/v1/projects/${project}/graph`)).json();
  return Graph.parse(answer);
}
