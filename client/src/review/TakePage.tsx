import { readTake } from '@dailies/shared/document';
import type { TakeId } from '@dailies/shared/ids';
import { Loader, Tabs } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { NotFoundPage } from '../app/NotFoundPage.tsx';
import { useUndoKeys } from '../board/useUndoKeys.ts';
import { TakeComments } from '../comments/TakeComments.tsx';
import { useTakeComments } from '../comments/useTakeComments.ts';
import type { Take } from '../document/ProjectModel.ts';
import { useModel } from '../document/useModel.ts';
import { mediaUrl } from '../media/mediaUrl.ts';
import { SoundPlayer } from '../media/SoundPlayer.tsx';
import { Observable } from '../session/Observable.ts';
import { useSession } from '../session/SessionContext.tsx';
import { useObservable } from '../session/useObservable.ts';
import { shotsInOrder, takeOfNextShot } from '../takes/lightbox/walk.ts';
import { TrashedNotice } from '../takes/TrashedNotice.tsx';
import { useTakes } from '../takes/useTakes.ts';
import { type Extent, FITTING, type View } from '../takes/zoom/view.ts';
import { Playback } from './Playback.ts';
import { RecipeFacts } from './RecipeFacts.tsx';
import { TakeHead } from './TakeHead.tsx';
import classes from './TakePage.module.css';
import { TakeStage } from './TakeStage.tsx';
import { TakesRow } from './TakesRow.tsx';
import { leaveFocusOut, useTakeKeys } from './useTakeKeys.ts';
import { type ReviewQueue, useReviewQueue } from './useReviewQueue.ts';
import { useWantedFrame } from './useWantedFrame.ts';
import { Verdicts } from './Verdicts.tsx';

const route = getRouteApi('/signed-in/p/$projectId/takes/$takeId');

/** One take, large, with what is said of it: a reviewer's first screen. */
export function TakePage() {
  const { takeId } = route.useParams();
  const { phase } = useSession();
  const isOpening = useObservable(phase).kind === 'opening';
  const take = useModel(
    ['takes'],
    (model) => {
      const node = readTake(model.doc, takeId)?.node;
      // The model's own object: the same one for as long as the project is open.
      return node === undefined ? undefined : model.takes(node).find(({ id }) => id === takeId);
    },
    [takeId],
  );
  if (take !== undefined) return <KnownTake take={take} />;
  return isOpening ? (
    <main className={classes.opening} aria-busy="true">
      <Loader size="sm" />
    </main>
  ) : (
    <NotFoundPage lead="There is no such take in this project." />
  );
}

function KnownTake({ take }: { take: Take }) {
  const { node, id } = take;
  const { project, model } = useSession();
  const navigate = useNavigate();
  const takes = useTakes(node);
  const title = useModel([`nodes:${node}`], ({ nodes }) => nodes.get(node)?.title, [node]);
  const playback = useMemo(() => (take.kind === 'video' ? new Playback(take.fps, take.frames) : undefined), [take]);
  const [view] = useState(() => new Observable<View>(FITTING));
  const [pane, setPane] = useState<Extent>({ width: 0, height: 0 });
  const stage = useRef<HTMLDivElement>(null);
  const queue = useReviewQueue(id);
  const place = takes.findIndex((other) => other.id === id);
  const open = useCallback(
    (to: Pick<Take, 'id' | 'node'> | undefined) => {
      if (to === undefined) return;
      // Another shot is seen whole first; among takes of one shot the eye stays on its place.
      if (to.node !== node) view.set(FITTING);
      // Walking through takes is one step of the browser's history.
      void navigate({
        to: '/p/$projectId/takes/$takeId',
        params: { projectId: project.id, takeId: to.id },
        replace: true,
        resetScroll: false,
      });
    },
    [navigate, project.id, node, view],
  );
  const openById = (to: TakeId | undefined) => {
    const found = to === undefined ? undefined : readTake(model.doc, to);
    if (to !== undefined && found !== undefined) open({ id: to, node: found.node });
  };
  const onTake = (by: 1 | -1) => open(takes[place + by]);
  const onShot = (by: 1 | -1) => open(takeOfNextShot(model, shotsInOrder(model), node, by));
  const onNext = () => {
    if (queue?.next === undefined) sayNothingLeft(queue);
    else openById(queue.next);
  };
  useWantedFrame(take, playback);
  useTakeKeys({ take, playback, view, pane, stage, onTake, onShot, onNext });
  useUndoKeys();
  useNeighbours(takes, place);
  return (
    <main className={classes.page} onMouseDown={leaveFocusOut}>
      {/* Pictures are judged on a dark ground, in either theme. */}
      <div ref={stage} className={classes.stage} data-mantine-color-scheme="dark">
        <TakeHead
          take={take}
          title={title}
          takeCount={takes.length}
          view={view}
          pane={pane}
          stage={stage}
          queue={queue}
          frame={playback && (() => playback.frame.get())}
          onPrevious={place > 0 ? () => onTake(-1) : undefined}
          onNext={place < takes.length - 1 ? () => onTake(1) : undefined}
          onShot={onShot}
          onReview={onNext}
        />
        <TrashedNotice take={take} />
        {take.kind === 'audio' ? (
          <div className={classes.sound}>
            <SoundPlayer media={take.media} label={`Take ${take.number}`} />
          </div>
        ) : (
          <TakeStage take={take} title={title} playback={playback} view={view} onPane={setPane} />
        )}
        <TakesRow takes={takes} take={take} onOpen={open} />
      </div>
      <aside className={classes.side} aria-label="About this take">
        <section className={classes.verdicts} aria-label="Verdicts">
          <Verdicts take={id} />
        </section>
        <About take={take} playback={playback} />
      </aside>
    </main>
  );
}

/** Those who give no verdicts are not asked for any. */
function sayNothingLeft(queue: ReviewQueue | null): void {
  if (queue === null) return;
  notifications.show({
    id: 'review-queue',
    message:
      queue.left === 0
        ? 'Nothing waits for your verdict any more.'
        : 'This is the last take that waits for your verdict.',
  });
}

/** What is said of the take, and how it was made. */
function About({ take, playback }: { take: Take; playback: Playback | undefined }) {
  const count = useTakeComments(take.id).length;
  return (
    <Tabs className={classes.tabs ?? ''} defaultValue="comments" keepMounted={false}>
      <Tabs.List className={classes.tabList ?? ''}>
        <Tabs.Tab value="comments">Comments{count > 0 && <span className={classes.count}>{count}</span>}</Tabs.Tab>
        <Tabs.Tab value="recipe">Recipe</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="comments" className={classes.panel ?? ''}>
        <TakeComments take={take} isTall {...(playback === undefined ? {} : { playback })} />
      </Tabs.Panel>
      <Tabs.Panel value="recipe" className={classes.panel ?? ''}>
        <div className={classes.recipe}>
          <RecipeFacts key={take.id} take={take} />
        </div>
      </Tabs.Panel>
    </Tabs>
  );
}

/** Asks for the pictures before and after, so that walking through takes shows them at once. */
function useNeighbours(takes: readonly Take[], place: number): void {
  useEffect(() => {
    for (const near of [takes[place - 1], takes[place + 1]]) {
      if (near !== undefined) new Image().src = mediaUrl(near.kind === 'image' ? near.media : near.poster);
    }
  }, [takes, place]);
}
