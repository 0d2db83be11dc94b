import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useHeldVersions } from './useHeldVersions.ts';
import { assetsQuery } from '../api/assets.ts';
import { pipelinesQuery } from '../api/pipelines.ts';
import type { ProjectSession } from '../session/ProjectSession.ts';

/** Tells planning which pipelines and assets there are, as they come and change. */
export function useKnowledge(session: ProjectSession): void {
  const { plans, project } = session;
  const pipelines = useQuery(pipelinesQuery).data;
  const assets = useQuery(assetsQuery(project.id)).data;
  const held = useHeldVersions(session);
  useEffect(() => plans.know(pipelines, assets, held), [plans, pipelines, assets, held]);
}
