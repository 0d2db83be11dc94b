import { Button, CloseButton } from '@mantine/core';
import { IconCircle, IconCircleCheckFilled, IconListCheck } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { meQuery } from '../api/me.ts';
import { projectsQuery } from '../api/projects.ts';
import { addressOf } from '../app/addresses.ts';
import { useOpenAddress } from '../app/useOpenAddress.ts';
import { useObservable } from '../session/useObservable.ts';
import classes from './Guide.module.css';
import { GUIDE_STEPS, type GuideStepId, nextStep } from './guideState.ts';
import { guide } from './GuideStore.ts';

/** Pages whose foot is theirs: a player, a hint, pictures. */
const FULL = /^\/p\/[^/]+\/(?:takes|compare|history|rescued)\b/;

/** Where there is room for the whole guide beside what one does; elsewhere it is folded, or away. */
function roomOn(pathname: string): 'list' | 'canvas' | 'foot' | 'none' {
  if (pathname === '/') return 'list';
  if (FULL.test(pathname)) return 'none';
  return /^\/p\/[^/]+\/?$/.test(pathname) ? 'canvas' : 'foot';
}

/** Four steps on the demo film, each of which notices that it was done. */
export function Guide() {
  const me = useQuery(meQuery).data;
  const state = useObservable(guide.state);
  useEffect(() => {
    if (me !== null && me !== undefined) guide.begin(me, Date.now());
  }, [me]);
  const places = useObservable(guide.places);
  const { pathname } = useLocation();
  /** The page on which it was unfolded by hand. */
  const [unfoldedOn, setUnfoldedOn] = useState<string | null>(null);
  if (state === null || !state.isShown) return null;
  if (pathname.startsWith('/p/') && !state.isAsked && places?.isDemo !== true) return null;
  const next = nextStep(state);
  const room = roomOn(pathname);
  if (room === 'none') return null;
  if (room === 'foot' && unfoldedOn !== pathname) {
    return (
      <button type="button" className={classes.folded} onClick={() => setUnfoldedOn(pathname)}>
        <IconListCheck size={15} aria-hidden="true" />
        First steps: {next === undefined ? 'all done' : next.title}
        <span className={classes.count}>
          {state.done.length} of {GUIDE_STEPS.length}
        </span>
      </button>
    );
  }
  return (
    <aside className={classes.card} data-room={room} aria-label="Guide">
      <div className={classes.head}>
        <strong>{next === undefined ? 'That is the whole of it' : 'First steps'}</strong>
        <span className={classes.count}>
          {state.done.length} of {GUIDE_STEPS.length}
        </span>
        <CloseButton size="sm" aria-label="Close the guide" onClick={() => guide.hide()} />
      </div>
      <ol className={classes.steps}>
        {GUIDE_STEPS.map((step) => {
          const isDone = state.done.includes(step.id);
          return (
            <li
              key={step.id}
              className={classes.step}
              data-done={isDone}
              {...(step === next ? { 'aria-current': 'step' as const } : {})}
            >
              {isDone ? (
                <IconCircleCheckFilled size={18} className={classes.done} aria-label="Done" role="img" />
              ) : (
                <IconCircle size={18} stroke={1.6} aria-hidden="true" />
              )}
              <div>
                <div className={classes.title}>{step.title}</div>
                {step === next && (
                  <>
                    <p className={classes.text}>{step.text}</p>
                    <Action step={step.id} title={step.action} />
                  </>
                )}
              </div>
            </li>
          );
        })}
      </ol>
      {next === undefined ? (
        <Button size="compact-sm" onClick={() => guide.hide()}>
          Close
        </Button>
      ) : (
        <p className={classes.foot}>Search for “guide” to find it again.</p>
      )}
    </aside>
  );
}

function Action({ step, title }: { step: GuideStepId; title: string }) {
  const open = useOpenAddress();
  const client = useQueryClient();
  const places = useObservable(guide.places);
  const go = () => {
    const project = places?.project ?? client.getQueryData(projectsQuery.queryKey)?.at(-1)?.id;
    if (project === undefined) open('/');
    else if (places === null) open(addressOf.project(project));
    else if (step === 'invite') open(addressOf.page(project, 'members'));
    else if (step === 'generate') {
      open(places.shot === undefined ? addressOf.project(project) : addressOf.node(project, places.shot));
    } else open(places.take === undefined ? addressOf.project(project) : addressOf.take(project, places.take));
  };
  return (
    <div className={classes.actions}>
      <Button size="compact-sm" variant="default" onClick={go}>
        {places === null ? 'Open the film' : title}
      </Button>
      <Button size="compact-sm" variant="subtle" color="gray" onClick={() => guide.markDone(step)}>
        Skip
      </Button>
    </div>
  );
}
