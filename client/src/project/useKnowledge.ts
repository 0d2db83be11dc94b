import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { assetsQuery } from '../api/assets.ts';
import { pipelinesQuery } from '../api/pipelines.ts';
import type { ProjectSession } from '../session/ProjectSession.ts';

/** Tells planning which pipelines and assets there are, as they come and change. */
export function useKnowledge({ plans, project }: ProjectSession): void {
  const pipelines = useQuery(pipelinesQuery).data;
  const assets = useQuery(assetsQuery(project.id)).data;
  useEffect(() => plans.know(pipelines, assets), [plans, pipelines, assets]);
}
