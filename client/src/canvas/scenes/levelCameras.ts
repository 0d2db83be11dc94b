import type { NodeId, ProjectId } from '@dailies/shared/ids';
import { z } from 'zod';

const Camera = z.object({ x: z.number(), y: z.number(), z: z.number().min(0.01).max(100) });
type Camera = z.infer<typeof Camera>;

const keyOf = (project: ProjectId, level: NodeId | null): string => `dailies:camera:${project}:${level ?? ''}`;

/** Where this browser tab looked at a level last. It forgets when the tab is closed: a new one sees all there is. */
export function cameraOf(project: ProjectId, level: NodeId | null): Camera | null {
  try {
    const parsed = Camera.safeParse(JSON.parse(sessionStorage.getItem(keyOf(project, level)) ?? 'null'));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

export function keepCamera(project: ProjectId, level: NodeId | null, { x, y, z: zoom }: Camera): void {
  try {
    sessionStorage.setItem(keyOf(project, level), JSON.stringify({ x, y, z: zoom }));
  } catch {
    // A browser that keeps nothing: the level is shown whole.
  }
}
