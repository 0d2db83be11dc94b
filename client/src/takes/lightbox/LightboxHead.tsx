import { Modal, Tooltip } from '@mantine/core';
import { IconDownload, IconFileText, type IconProps, IconMaximize, IconX } from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { Take } from '../../document/ProjectModel.ts';
import type { Playback } from '../../review/Playback.ts';
import { Stars } from '../../review/Stars.tsx';
import type { Observable } from '../../session/Observable.ts';
import { PickButton } from '../PickButton.tsx';
import { TakeMenu } from '../TakeMenu.tsx';
import { useDownload } from '../useDownload.ts';
import { VerdictButtons } from '../VerdictButtons.tsx';
import type { Extent, View } from '../zoom/view.ts';
import { ZoomButton } from '../zoom/ZoomButton.tsx';
import classes from './LightboxHead.module.css';
import { closeLightbox } from './openLightbox.ts';

interface LightboxHeadProps {
  readonly take: Take;
  readonly title: string;
  readonly takes: readonly Take[];
  readonly view: Observable<View>;
  readonly pane: Extent;
  readonly playback: Playback | undefined;
  readonly hasRecipe: boolean;
  readonly isTrashed: boolean;
  readonly onRecipe: () => void;
  readonly onTrash: () => void;
}

/** Which take this is, what one thinks of it, and what can be done with it. */
export function LightboxHead({
  take,
  title,
  takes,
  view,
  pane,
  playback,
  isTrashed,
  onTrash,
  ...recipe
}: LightboxHeadProps) {
  const download = useDownload();
  return (
    <header className={classes.head}>
      <div className={classes.names}>
        <Modal.Title className={classes.title ?? ''}>
          {title}
          <span className={classes.number}>
            , take {take.number} <span className={classes.dim}>of {takes.length}</span>
          </span>
        </Modal.Title>
      </div>
      {!isTrashed && (
        <div className={classes.judging}>
          <PickButton take={take} />
          <VerdictButtons take={take.id} />
          <Stars take={take.id} size="md" />
        </div>
      )}
      <div className={classes.actions}>
        {take.kind !== 'audio' && <ZoomButton picture={take} view={view} pane={pane} />}
        <Act label="Recipe" keys="I" isPressed={recipe.hasRecipe} Icon={IconFileText} onClick={recipe.onRecipe} />
        <Act label="Download" keys="D" Icon={IconDownload} onClick={() => download([take])} />
        <Act
          label="Full screen"
          keys="F"
          Icon={IconMaximize}
          onClick={() =>
            void (document.fullscreenElement === null
              ? document.documentElement.requestFullscreen().catch(() => {})
              : document.exitFullscreen())
          }
        />
        <TakeMenu
          take={take}
          frame={playback && (() => playback.frame.get())}
          onTrash={isTrashed ? undefined : onTrash}
          onLeave={closeLightbox}
        />
        <Act label="Close" keys="Esc" Icon={IconX} onClick={closeLightbox} />
      </div>
    </header>
  );
}

interface ActProps {
  readonly label: string;
  readonly keys: string;
  readonly isPressed?: boolean;
  readonly Icon: ComponentType<IconProps>;
  readonly onClick: () => void;
}

function Act({ label, keys, isPressed, Icon, onClick }: ActProps) {
  return (
    <Tooltip label={`${label} (${keys})`} openDelay={400}>
      <button
        type="button"
        className={classes.act}
        aria-label={label}
        {...(isPressed === undefined ? {} : { 'aria-pressed': isPressed })}
        onClick={onClick}
      >
        <Icon size={18} aria-hidden="true" />
      </button>
    </Tooltip>
  );
}
