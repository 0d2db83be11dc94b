import { setPick } from '@dailies/shared/commands';
import { readTake } from '@dailies/shared/document';
import type { TakeId } from '@dailies/shared/ids';
import { Loader, Tabs } from '@mantine/core';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { NotFoundPage } from '../app/NotFoundPage.tsx';
import type { Take } from '../document/ProjectModel.ts';
import { useModel } from '../document/useModel.ts';
import { useRun } from '../document/useRun.ts';
import { mediaUrl } from '../media/mediaUrl.ts';
import { useSession } from '../session/SessionContext.tsx';
import { useMay } from '../session/useMay.ts';
import { useObservable } from '../session/useObservable.ts';
import { TakeThumb } from '../takes/TakeThumb.tsx';
import { Playback } from './Playback.ts';
import { RecipeFacts } from './RecipeFacts.tsx';
import { TakeComments } from '../comments/TakeComments.tsx';
import { TakeHead } from './TakeHead.tsx';
import classes from './TakePage.module.css';
import { TakePlayer } from './TakePlayer.tsx';
import { useTakeComments } from '../comments/useTakeComments.ts';
import { leaveFocusOut, useTakeKeys } from './useTakeKeys.ts';
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
  const { project } = useSession();
  const navigate = useNavigate();
  const takes = useModel([`takes:${node}`], (model) => model.takes(node), [node]);
  const title = useModel([`nodes:${node}`], (model) => model.nodes.get(node)?.title, [node]);
  const playback = useMemo(() => (take.kind === 'video' ? new Playback(take.fps, take.frames) : undefined), [take]);
  const place = takes.findIndex((other) => other.id === id);
  const previous = takes[place - 1]?.id;
  const next = takes[place + 1]?.id;
  const open = useCallback(
    (to: TakeId | undefined) => {
      if (to === undefined) return;
      // Walking through takes is one step of the browser's history.
      void navigate({
        to: '/p/$projectId/takes/$takeId',
        params: { projectId: project.id, takeId: to },
        replace: true,
        resetScroll: false,
      });
    },
    [navigate, project.id],
  );
  const onPrevious = useCallback(() => open(previous), [open, previous]);
  const onNext = useCallback(() => open(next), [open, next]);
  useTakeKeys({ playback, onPrevious, onNext });
  useNeighbours(takes, place);
  return (
    <main className={classes.page} onMouseDown={leaveFocusOut}>
      <div className={classes.stage}>
        <TakeHead
          take={take}
          title={title}
          takeCount={takes.length}
          onPrevious={previous === undefined ? undefined : onPrevious}
          onNext={next === undefined ? undefined : onNext}
        />
        <div className={classes.picture}>
          {take.kind === 'video' && playback !== undefined && <TakePlayer key={id} take={take} playback={playback} />}
          {take.kind === 'image' && (
            <img
              className={classes.image}
              src={mediaUrl(take.media)}
              alt={`Take ${take.number} of ${title ?? 'a shot'}`}
            />
          )}
          {take.kind === 'audio' && (
            <audio className={classes.sound} src={mediaUrl(take.media)} controls aria-label={`Take ${take.number}`} />
          )}
        </div>
        <Strip takes={takes} take={take} onOpen={open} />
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

interface StripProps {
  readonly takes: readonly Take[];
  readonly take: Take;
  readonly onOpen: (take: TakeId) => void;
}

/** Every take of the shot, in a row; the shown one stays in sight. */
function Strip({ takes, take, onOpen }: StripProps) {
  const run = useRun();
  const mayPick = useMay('picks');
  const current = useRef<HTMLDivElement>(null);
  const pick = useModel([`picks:${take.node}`, `takes:${take.node}`], (model) => model.pick(take.node)?.id, [
    take.node,
  ]);
  useEffect(() => {
    current.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [take.id]);
  return (
    <div className={classes.strip} role="list" aria-label="Takes of this shot">
      {takes.map((other) => (
        <div
          key={other.id}
          ref={other.id === take.id ? current : null}
          className={classes.cell}
          role="listitem"
          {...(other.id === take.id ? { 'aria-current': true } : {})}
        >
          <TakeThumb
            take={other}
            isPick={other.id === pick}
            isCurrent={other.id === take.id}
            onPick={
              mayPick ? () => run(setPick, { node: take.node, take: other.id === pick ? null : other.id }) : undefined
            }
            onOpen={() => onOpen(other.id)}
          />
        </div>
      ))}
    </div>
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
