import { BackendId } from '@dailies/shared/farm';
import type { QueuePlace } from '@dailies/shared/http';
import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, IconPlayerPause, IconPlayerPlay, IconRipple } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { changeBackend, queueQuery } from '../../api/farm.ts';
import { sayError } from '../../interface/sayProblem.ts';
import { STANDING_WORDS } from '../farmWords.ts';
import { gpusText } from '../gpuText.ts';
import classes from './QueuePage.module.css';

/** Where runs are executed, each with how full it is; the owner pauses, drains and lets go on. */
export function Places({ places, isOwner }: { places: readonly QueuePlace[]; isOwner: boolean }) {
  return (
    <ul className={classes.places} aria-label="Where runs are executed">
      {places.map((place) => (
        <li key={place.id ?? ''} className={classes.backend} data-standing={place.standing}>
          <span className={classes.dot} aria-hidden="true" />
          <span className={classes.backendText}>
            <span className={classes.backendTitle}>{place.title}</span>
            <span className={classes.facts}>
              {STANDING_WORDS[place.standing]}
              {place.concurrency > 0 && ` · ${place.running} of ${place.concurrency} busy`}
            </span>
            <Gpus gpus={place.gpus} />
          </span>
          {isOwner && place.id !== null && <ModeMenu id={place.id} place={place} />}
        </li>
      ))}
    </ul>
  );
}

function Gpus({ gpus }: Pick<QueuePlace, 'gpus'>) {
  const text = gpusText(gpus);
  return text === null ? null : <span className={classes.gpus}>{text}</span>;
}

function ModeMenu({ id, place: { title, mode } }: { id: string; place: QueuePlace }) {
  const client = useQueryClient();
  const change = useMutation({
    mutationFn: (wanted: QueuePlace['mode']) => changeBackend(BackendId.parse(id), { mode: wanted }),
    onError: sayError,
    onSettled: () => client.invalidateQueries(queueQuery),
  });
  return (
    <Menu position="bottom-end" width={230}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={28} aria-label={`Pause or drain ${title}`}>
          <IconDots size={16} aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {mode !== 'active' && (
          <Menu.Item leftSection={<IconPlayerPlay size={16} />} onClick={() => change.mutate('active')}>
            Let it go on
          </Menu.Item>
        )}
        {mode !== 'paused' && (
          <Menu.Item leftSection={<IconPlayerPause size={16} />} onClick={() => change.mutate('paused')}>
            Pause
          </Menu.Item>
        )}
        {mode !== 'draining' && (
          <Menu.Item leftSection={<IconRipple size={16} />} onClick={() => change.mutate('draining')}>
            Drain, to take it away
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
