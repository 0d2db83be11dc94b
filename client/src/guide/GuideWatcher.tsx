import { readComments } from '@dailies/shared/document';
import { NodeId } from '@dailies/shared/ids';
import { NODE_TYPES } from '@dailies/shared/nodes';
import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';
import { invitesQuery } from '../api/invites.ts';
import { membersQuery } from '../api/members.ts';
import { useModel } from '../document/useModel.ts';
import { useSession } from '../session/SessionContext.tsx';
import { useObservable } from '../session/useObservable.ts';
import { guide } from './GuideStore.ts';

/** Nodes that the demo film has, by ids of its own. */
const DEMO_NODES = ['welcome', 'scene', 'sh010'].map((id) => NodeId.parse(id));

/** Sees, within a project, which steps of the guide are done, while it is shown. */
export function GuideWatcher() {
  const state = useObservable(guide.state);
  return state?.isShown === true ? <Watching sinceMs={state.sinceMs} /> : null;
}

function Watching({ sinceMs }: { sinceMs: number }) {
  const { project, me, model, role } = useSession();
  const { pathname } = useLocation();
  const isDirector = useObservable(role) === 'director';
  const members = useQuery(membersQuery(project.id)).data;
  const invites = useQuery({ ...invitesQuery(project.id), enabled: isDirector }).data;
  const hasGenerated = useModel(
    ['requests'],
    () =>
      [...model.nodes.keys()].some((node) =>
        [...model.runs(node).flatMap(({ request }) => model.request(request) ?? []), ...model.unstarted(node)].some(
          ({ by, at }) => by === me.id && at > sinceMs,
        ),
      ),
    [sinceMs],
  );
  const hasCommented = useModel(
    ['comments'],
    ({ doc }) => readComments(doc).some(({ by, at }) => by === me.id && at > sinceMs),
    [sinceMs],
  );
  const places = useModel(['nodes', 'takes'], () => {
    const shots = [...model.nodes.values()].filter(({ type }) => NODE_TYPES.get(type)?.tracked === true);
    const newest = shots.flatMap(({ id }) => model.takes(id)).sort((a, b) => b.at - a.at)[0];
    const isDemo = DEMO_NODES.every((id) => model.nodes.has(id));
    return { project: project.id, isDemo, shot: shots[0]?.id, take: newest?.id };
  });

  useEffect(() => guide.places.set(places), [places]);
  useEffect(() => () => guide.places.set(null), []);
  useEffect(() => {
    if (/\/takes\/[^/]+$/.test(pathname)) guide.markDone('look');
  }, [pathname]);
  useEffect(() => {
    if (hasGenerated) guide.markDone('generate');
  }, [hasGenerated]);
  useEffect(() => {
    if (hasCommented) guide.markDone('comment');
  }, [hasCommented]);
  const hasInvited = (members?.length ?? 0) > 1 || (invites?.length ?? 0) > 0;
  useEffect(() => {
    if (hasInvited) guide.markDone('invite');
  }, [hasInvited]);
  return null;
}
