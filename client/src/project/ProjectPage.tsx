import type { Me, Project } from '@dailies/shared/http';
import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Outlet, useNavigate, useRouter } from '@tanstack/react-router';
import { useEffect, useEffectEvent, useState } from 'react';
import { assetsQuery } from '../api/assets.ts';
import { capabilitiesQuery } from '../api/capabilities.ts';
import { membersQuery } from '../api/members.ts';
import { notificationsQuery } from '../api/notifications.ts';
import { pipelinesQuery } from '../api/pipelines.ts';
import { projectQuery, projectsQuery } from '../api/projects.ts';
import { NotFoundPage } from '../app/NotFoundPage.tsx';
import { OutdatedPage } from '../app/OutdatedPage.tsx';
import { GuideWatcher } from '../guide/GuideWatcher.tsx';
import { Together } from '../following/Together.tsx';
import { derivativeIndex } from '../media/derivatives/theIndex.ts';
import { ClosedProjectPage } from '../rescue/ClosedProjectPage.tsx';
import { RescueNotice } from '../rescue/RescueNotice.tsx';
import type { RescuedCopy } from '../rescue/RescueStore.ts';
import { useBringingOver } from '../rescue/useBringingOver.ts';
import { AwayBanner } from '../session/AwayBanner.tsx';
import { MaskPainterHost } from '../masks/MaskPainterHost.tsx';
import { LightboxHost } from '../takes/lightbox/LightboxHost.tsx';
import { SearchActions } from '../search/SearchActions.tsx';
import { ProjectSession, type SessionPhase } from '../session/ProjectSession.ts';
import { SessionContext } from '../session/SessionContext.tsx';
import { useObservable } from '../session/useObservable.ts';
import { LibraryActions } from './LibraryActions.tsx';
import { PeopleActions } from './PeopleActions.tsx';
import { ProjectActions } from './ProjectActions.tsx';
import { ProjectBar } from './ProjectBar.tsx';
import classes from './ProjectPage.module.css';
import { useKnowledge } from './useKnowledge.ts';

const route = getRouteApi('/signed-in/p/$projectId');

/** A project: its session, the bar on top, and one of its pages. */
export function ProjectPage() {
  const { project, me } = route.useLoaderData();
  const [opening, setOpening] = useState({ count: 0, project });
  const [rescued, setRescued] = useState<RescuedCopy | null>(null);
  const client = useQueryClient();
  const reopen = async (copy: RescuedCopy) => {
    // What waits is brought over when the project is open again; the person hears of it then.
    if (copy.standing === 'offered') setRescued(copy);
    // The epoch may have risen; asked again, so that the new copy has its own name.
    const fresh = await client.query({ ...projectQuery(project.id), staleTime: 0 }).catch(() => project);
    setOpening(({ count }) => ({ count: count + 1, project: fresh }));
  };
  const current = opening.project.id === project.id ? opening.project : project;
  return (
    <OpenProject
      key={`${project.id} ${opening.count}`}
      project={current}
      me={me}
      onRescued={reopen}
      rescued={rescued}
      onNotice={setRescued}
    />
  );
}

interface OpenProjectProps {
  readonly project: Project;
  readonly me: Me;
  /** The copy that the person is told of now. */
  readonly rescued: RescuedCopy | null;
  readonly onNotice: (copy: RescuedCopy | null) => void;
  readonly onRescued: (copy: RescuedCopy) => Promise<void>;
}

function OpenProject({ project, me, ...rescue }: OpenProjectProps) {
  const client = useQueryClient();
  const [session, setSession] = useState<ProjectSession | null>(null);
  // A session belongs to the project that it was opened with; the key above makes new ones.
  const open = useEffectEvent(
    () =>
      new ProjectSession(project, me, {
        onAsset: () => {
          void client.invalidateQueries(assetsQuery(project.id));
          void client.invalidateQueries({ queryKey: ['asset'] });
        },
        onDerivative: derivativeIndex.changed,
        onMembers: () => void client.invalidateQueries(membersQuery(project.id)),
        onFarm: () => {
          void client.invalidateQueries({ queryKey: pipelinesQuery.queryKey });
          void client.invalidateQueries(capabilitiesQuery);
        },
        onNotification: () => void client.invalidateQueries({ queryKey: notificationsQuery.queryKey }),
        onRole: () => {
          void client.invalidateQueries({ queryKey: projectQuery(project.id).queryKey, exact: true });
          void client.invalidateQueries(projectsQuery);
        },
      }),
  );
  useEffect(() => {
    const opened = open();
    // A session is a connection: it begins when the page is there, never in a render that may be thrown away.
    // oxlint-disable-next-line react/set-state-in-effect
    setSession(opened);
    return () => opened.destroy();
  }, []);
  if (session === null) return <div className={classes.page} />;
  return (
    <SessionContext value={session}>
      <ProjectFrame session={session} {...rescue} />
    </SessionContext>
  );
}

interface ProjectFrameProps extends Omit<OpenProjectProps, 'project' | 'me'> {
  readonly session: ProjectSession;
}

function ProjectFrame({ session, rescued, onNotice, onRescued }: ProjectFrameProps) {
  const phase = useObservable(session.phase);
  useEnding(phase, onRescued);
  useKnowledge(session);
  useBringingOver(session, onNotice);
  useEffect(() => {
    document.title = `${session.project.name} · Dailies`;
    return () => void (document.title = 'Dailies');
  }, [session]);
  if (phase.kind === 'outdated') return <OutdatedPage />;
  if (phase.kind === 'left') {
    // Whoever only has to sign in again comes back to what waits here.
    if (phase.why === 'unauthenticated') return <NotFoundPage lead={phase.sentence} />;
    return <ClosedProjectPage project={session.project.id} lead={phase.sentence} />;
  }
  return (
    <div className={classes.page}>
      <ProjectBar />
      <div className={classes.content}>
        <Outlet />
      </div>
      <SearchActions />
      <AwayBanner />
      <ProjectActions />
      <PeopleActions />
      <LibraryActions />
      <LightboxHost />
      <MaskPainterHost />
      <GuideWatcher />
      <Together />
      <RescueNotice copy={rescued} onClose={() => onNotice(null)} />
    </div>
  );
}

/** Leaves the page, or opens a fresh copy, where the session ended. */
function useEnding(phase: SessionPhase, onRescued: (copy: RescuedCopy) => Promise<void>): void {
  const navigate = useNavigate();
  const router = useRouter();
  const client = useQueryClient();
  const end = useEffectEvent((ended: SessionPhase) => {
    if (ended.kind === 'rescued') void onRescued(ended.copy);
    if (ended.kind === 'left' && ended.why === 'unauthenticated') {
      client.clear();
      void navigate({ to: '/sign-in', search: { next: router.state.location.href, why: ended.sentence } });
    }
  });
  useEffect(() => end(phase), [phase]);
}
