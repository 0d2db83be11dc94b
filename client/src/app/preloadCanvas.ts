import { ProjectId } from '@dailies/shared/ids';
import { projectQuery } from '../api/projects.ts';
import { queryClient } from '../api/queryClient.ts';
import { rememberedMe } from '../api/remembered.ts';

const CANVAS_ADDRESS = /^\/p\/([^/]+)\/?$/;

/**
 * Asks at once for what a canvas needs when the page was opened at one: its code, and the project.
 * By itself each would be asked for after the one before it has come. What fails here is asked for
 * again, and said, where it is needed.
 */
export function preloadCanvas(pathname: string): void {
  const id = ProjectId.safeParse(CANVAS_ADDRESS.exec(pathname)?.[1]);
  if (!id.success) return;
  for (const code of [import('../project/ProjectPage.tsx'), import('../canvas/CanvasPage.tsx')]) code.catch(() => {});
  // Somebody new here is not signed in, and would be told so by an error in the browser's console.
  if (rememberedMe() === null) return;
  queryClient.query({ ...projectQuery(id.data), staleTime: 0 }).catch(() => {});
}
