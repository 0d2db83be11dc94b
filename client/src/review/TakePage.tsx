import { setPick } from '@dailies/shared/commands';
import { readTake } from '@dailies/shared/document';
import type { TakeId } from '@dailies/shared/ids';
import { Button } from '@mantine/core';
import { IconArrowLeft, IconStar, IconStarFilled } from '@tabler/icons-react';
import { getRouteApi, useNavigate, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import type { Take } from '../document/ProjectModel.ts';
import { useModel } from '../document/useModel.ts';
import { useRun } from '../document/useRun.ts';
import { Picture } from '../interface/Picture.tsx';
import { useSession } from '../session/SessionContext.tsx';
import { useMay } from '../session/useMay.ts';
import { useObservable } from '../session/useObservable.ts';
import { TakeThumb } from '../takes/TakeThumb.tsx';
import { RecipeFacts } from './RecipeFacts.tsx';
import { Stars } from './Stars.tsx';
import { TakeComments } from './TakeComments.tsx';
import classes from './TakePage.module.css';
import { TakePlayer } from './TakePlayer.tsx';
import { Verdicts } from './Verdicts.tsx';

const route = getRouteApi('/signed-in/p/$projectId/takes/$takeId');

/** One take, large, with what is said of it: a reviewer's first screen. */
export function TakePage() {
  const { takeId } = route.useParams();
  const { phase } = useSession();
  const isOpening = useObservable(phase).kind === 'opening';
  const take = useModel(['takes'], (model): Take | undefined => {
    const record = readTake(model.doc, takeId);
    return record === undefined ? undefined : { ...record, id: takeId };
  }, [takeId]);
  if (take !== undefined) return <KnownTake key={takeId} take={take} />;
  return <p className={classes.missing}>{isOpening ? 'Opening…' : 'There is no such take in this project.'}</p>;
}

function KnownTake({ take }: { take: Take }) {
  const { project } = useSession();
  const navigate = useNavigate();
  const router = useRouter();
  const run = useRun();
  const mayPick = useMay('picks');
  const [frame, setFrame] = useState(0);
  const [wanted, setWanted] = useState<{ frame: number } | null>(null);
  const title = useModel([`nodes:${take.node}`], (model) => model.nodes.get(take.node)?.title ?? 'A deleted shot', [take.node]);
  const takes = useModel([`takes:${take.node}`], (model) => model.takes(take.node), [take.node]);
  const pick = useModel([`picks:${take.node}`, `takes:${take.node}`], (model) => model.pick(take.node)?.id, [take.node]);
  const isPick = pick === take.id;
  const open = (id: TakeId) =>
    void navigate({ to: '/p/$projectId/takes/$takeId', params: { projectId: project.id, takeId: id }, replace: true });
  const setPicked = (id: TakeId | null) => run(setPick, { node: take.node, take: id });
  const isMotion = take.kind === 'video';
  const back = () =>
    router.history.canGoBack()
      ? router.history.back()
      : void navigate({ to: '/p/$projectId', params: { projectId: project.id } });
  return (
    <main className={classes.page}>
      <div className={classes.stage}>
        <div className={classes.picture}>
          {isMotion ? (
            <TakePlayer take={take} onFrame={setFrame} wanted={wanted} />
          ) : (
            <Picture sha256={take.media} alt={`Take ${take.number} of ${title}`} fit="contain" />
          )}
        </div>
        <div className={classes.strip} role="list" aria-label="Takes of this shot">
          {takes.map((other) => (
            <div key={other.id} className={classes.cell} role="listitem">
              <TakeThumb
                take={other}
                isPick={other.id === pick}
                isCurrent={other.id === take.id}
                onPick={mayPick ? () => setPicked(other.id === pick ? null : other.id) : undefined}
                onOpen={() => open(other.id)}
              />
            </div>
          ))}
        </div>
      </div>
      <aside className={classes.side} aria-label="About this take">
        <div className={classes.head}>
          <Button variant="subtle" color="gray" size="compact-sm" leftSection={<IconArrowLeft size={16} />} onClick={back}>
            Back
          </Button>
          <h1 className={classes.title}>{title}</h1>
          <div className={classes.row}>
            <span className={classes.dim}>
              Take {take.number} of {takes.length}
            </span>
            <Stars take={take.id} size="md" />
          </div>
          {mayPick ? (
            <Button
              fullWidth
              mt={12}
              size="sm"
              variant={isPick ? 'light' : 'default'}
              leftSection={isPick ? <IconStarFilled size={16} /> : <IconStar size={16} />}
              aria-pressed={isPick}
              onClick={() => setPicked(isPick ? null : take.id)}
            >
              {isPick ? 'This is the pick' : 'Pick this take'}
            </Button>
          ) : (
            isPick && <p className={classes.picked}>This is the pick.</p>
          )}
        </div>
        <section className={classes.section} aria-label="Verdicts">
          <h2 className={classes.heading}>Verdict</h2>
          <Verdicts take={take.id} />
        </section>
        <section className={classes.section} aria-label="Comments">
          <h2 className={classes.heading}>Comments</h2>
          <TakeComments take={take} {...(isMotion ? { frame, onFrame: (at: number) => setWanted({ frame: at }) } : {})} />
        </section>
        <section className={classes.section} aria-label="Recipe">
          <h2 className={classes.heading}>Recipe</h2>
          <RecipeFacts take={take} />
        </section>
      </aside>
    </main>
  );
}
