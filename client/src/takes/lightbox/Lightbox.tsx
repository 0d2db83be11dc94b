import { Modal } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useEffect, useMemo, useState } from 'react';
import type { Take } from '../../document/ProjectModel.ts';
import { useModel } from '../../document/useModel.ts';
import { lengthText } from '../../media/lengthText.ts';
import { mediaUrl } from '../../media/mediaUrl.ts';
import { SoundPlayer } from '../../media/SoundPlayer.tsx';
import { Playback } from '../../review/Playback.ts';
import { RecipeFacts } from '../../review/RecipeFacts.tsx';
import { Transport } from '../../review/Transport.tsx';
import { Observable } from '../../session/Observable.ts';
import { useSession } from '../../session/SessionContext.tsx';
import { TakeMedia } from '../TakeMedia.tsx';
import { TrashedNotice } from '../TrashedNotice.tsx';
import { useTakes, useTrashedTakes } from '../useTakes.ts';
import { useTrash } from '../useTrash.ts';
import { type Extent, FITTING, type View } from '../zoom/view.ts';
import { zoomByKey } from '../zoom/zoomKeys.ts';
import { ZoomPane } from '../zoom/ZoomPane.tsx';
import classes from './Lightbox.module.css';
import { LightboxHead } from './LightboxHead.tsx';
import { closeLightbox, type LightboxRequest, openLightbox } from './openLightbox.ts';
import { useLightboxKeys } from './useLightboxKeys.ts';
import { shotsInOrder, takeOfNextShot } from './walk.ts';

/** As high as the bar of the page and as menus: of those, what is opened last is on top. */
const Z_INDEX = 300;

/** At once: the dialog gives the focus a moment later, and keys that are pressed before would be lost. */
const takeFocus = (element: HTMLElement | null): void => element?.focus({ preventScroll: true });

/** A take, large, over the page, with everything about it under the keyboard. */
export function Lightbox({ request }: { request: LightboxRequest }) {
  const kept = useTakes(request.node);
  const trashed = useTrashedTakes(request.node);
  const isTrashed = trashed.some(({ id }) => id === request.take);
  const takes = isTrashed ? trashed : kept;
  const take = takes.find(({ id }) => id === request.take);
  const isGone = take === undefined;
  useEffect(() => {
    if (isGone) closeLightbox();
  }, [isGone]);
  return take === undefined ? null : <OpenLightbox request={request} take={take} takes={takes} isTrashed={isTrashed} />;
}

interface OpenLightboxProps {
  readonly request: LightboxRequest;
  readonly take: Take;
  /** Those that left and right walk through. */
  readonly takes: readonly Take[];
  readonly isTrashed: boolean;
}

function OpenLightbox({ request, take, takes, isTrashed }: OpenLightboxProps) {
  const { model } = useSession();
  const title = useModel([`nodes:${take.node}`], ({ nodes }) => nodes.get(take.node)?.title ?? 'A deleted shot', [
    take.node,
  ]);
  const playback = useMemo(() => (take.kind === 'video' ? new Playback(take.fps, take.frames) : undefined), [take]);
  const [view] = useState(() => new Observable<View>(FITTING));
  const [pane, setPane] = useState<Extent>({ width: 0, height: 0 });
  const [isLooping, setLooping] = useState(true);
  const [hasRecipe, setRecipe] = useState(false);
  const place = takes.indexOf(take);
  const show = (other: Take | undefined) => {
    if (other === undefined) return;
    // Another shot is seen whole first; among takes of one shot the eye stays on its place.
    if (other.node !== take.node) view.set(FITTING);
    openLightbox({ ...request, node: other.node, take: other.id });
  };
  const onTake = (by: 1 | -1) => show(takes[place + by]);
  const { trash } = useTrash(take.node);
  /** The next one takes its place; after the last one there is nothing to look at. */
  const onTrash = () => {
    const near = takes[place + 1] ?? takes[place - 1];
    trash([take]);
    if (near === undefined) closeLightbox();
    else show(near);
  };
  const keys = useLightboxKeys(take, playback, {
    onTake,
    onShot: (by) => show(takeOfNextShot(model, request.shots ?? shotsInOrder(model), take.node, by)),
    onRecipe: () => setRecipe(!hasRecipe),
    onTrash: isTrashed ? undefined : onTrash,
    onClose: closeLightbox,
    onOther: (key) => zoomByKey(key, view, take, pane),
  });
  usePreloaded(takes[place - 1], takes[place + 1]);
  return (
    <Modal.Root
      opened
      fullScreen
      closeOnEscape={false}
      transitionProps={{ duration: 0 }}
      zIndex={Z_INDEX}
      onClose={closeLightbox}
    >
      <Modal.Content
        classNames={{ content: classes.content ?? '' }}
        radius={0}
        // Pictures are judged on a dark ground, in either theme.
        data-mantine-color-scheme="dark"
        data-testid="lightbox"
      >
        <div ref={takeFocus} className={classes.frame} tabIndex={-1} data-autofocus="true" onKeyDown={keys}>
          <LightboxHead
            take={take}
            title={title}
            takes={takes}
            view={view}
            pane={pane}
            playback={playback}
            hasRecipe={hasRecipe}
            isTrashed={isTrashed}
            onRecipe={() => setRecipe(!hasRecipe)}
            onTrash={onTrash}
          />
          {isTrashed && <TrashedNotice take={take} />}
          <div className={classes.middle}>
            <div className={classes.stage}>
              {take.kind === 'audio' ? (
                <div className={classes.sound}>
                  <SoundPlayer media={take.media} label={`Take ${take.number}`} />
                </div>
              ) : (
                <ZoomPane view={view} picture={take} onPane={setPane} onClick={playback?.toggle}>
                  <TakeMedia
                    key={take.id}
                    take={take}
                    attach={playback?.attach}
                    isLooping={isLooping}
                    alt={`Take ${take.number} of ${title}`}
                  />
                </ZoomPane>
              )}
              <Edge side="left" isOff={place <= 0} onClick={() => onTake(-1)} />
              <Edge side="right" isOff={place >= takes.length - 1} onClick={() => onTake(1)} />
            </div>
            {hasRecipe && (
              <aside className={classes.recipe} aria-label="Recipe">
                <RecipeFacts key={take.id} take={take} />
              </aside>
            )}
          </div>
          <div className={classes.foot}>
            {playback === undefined ? (
              <span className={classes.facts}>
                {take.kind === 'audio'
                  ? lengthText((take.frames * take.fps[1]) / take.fps[0])
                  : `${take.width} × ${take.height}`}
              </span>
            ) : (
              <Transport
                take={take}
                playback={playback}
                isLooping={isLooping}
                onLoop={setLooping}
                keys={{ back: ',', on: '.' }}
              />
            )}
          </div>
        </div>
      </Modal.Content>
    </Modal.Root>
  );
}

function Edge({ side, isOff, onClick }: { side: 'left' | 'right'; isOff: boolean; onClick: () => void }) {
  const Icon = side === 'left' ? IconChevronLeft : IconChevronRight;
  const label = side === 'left' ? 'Previous take' : 'Next take';
  return (
    <button
      type="button"
      className={classes.edge}
      data-side={side}
      aria-label={label}
      title={`${label} (${side === 'left' ? '←' : '→'})`}
      aria-disabled={isOff}
      onClick={isOff ? undefined : onClick}
    >
      <Icon size={26} stroke={1.6} aria-hidden="true" />
    </button>
  );
}

/** Asks for what lies on either side, so that walking shows it at once. */
function usePreloaded(...near: readonly (Take | undefined)[]): void {
  const [before, after] = near;
  useEffect(() => {
    for (const take of [after, before]) {
      if (take === undefined) continue;
      new Image().src = mediaUrl(take.poster);
      if (take.kind === 'image') new Image().src = mediaUrl(take.media);
      if (take.kind === 'video') {
        const video = document.createElement('video');
        video.preload = 'auto';
        video.muted = true;
        video.src = mediaUrl(take.media);
      }
    }
  }, [before, after]);
}
