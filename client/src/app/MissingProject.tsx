import { useParams } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';

const ClosedProjectPage = lazy(async () => ({
  default: (await import('../rescue/ClosedProjectPage.tsx')).ClosedProjectPage,
}));

/** The address of a project that is not there, or not there for this person. */
export function MissingProject() {
  const { projectId } = useParams({ strict: false });
  return <Suspense>{projectId !== undefined && <ClosedProjectPage project={projectId} />}</Suspense>;
}
