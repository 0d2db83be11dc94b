import { Button, Skeleton, UnstyledButton } from '@mantine/core';
import { IconChecks, IconSettings } from '@tabler/icons-react';
import { useState } from 'react';
import { sentenceOfError } from '../api/ApiProblem.ts';
import { useOpenAddress } from '../app/useOpenAddress.ts';
import { useNow } from '../interface/useNow.ts';
import { addressOfNotification } from './addressOfNotification.ts';
import { byDay } from './byDay.ts';
import classes from './NotificationPanel.module.css';
import { NotificationRow } from './NotificationRow.tsx';
import { NotificationSettings } from './NotificationSettings.tsx';
import { useNotifications } from './useNotifications.ts';

/** Everything that concerns me, by day; one click goes to its place. */
export function NotificationPanel({ onClose }: { onClose: () => void }) {
  const { query, items, unread, markRead, markAllRead } = useNotifications();
  const now = useNow();
  const open = useOpenAddress();
  const [isSetting, setSetting] = useState(false);
  return (
    <div className={classes.panel}>
      <div className={classes.head}>
        <h2 className={classes.title}>{isSetting ? 'Tell me when' : 'Notifications'}</h2>
        {!isSetting && (
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            leftSection={<IconChecks size={15} />}
            disabled={unread === 0}
            onClick={markAllRead}
          >
            Mark all read
          </Button>
        )}
        <UnstyledButton
          className={classes.gear}
          aria-label="What to tell me of"
          aria-pressed={isSetting}
          title="What to tell me of"
          onClick={() => setSetting(!isSetting)}
        >
          <IconSettings size={16} stroke={1.7} aria-hidden="true" />
        </UnstyledButton>
      </div>
      <div className={classes.list}>
        {isSetting ? (
          <NotificationSettings />
        ) : (
          <>
            {query.isPending && [1, 2, 3, 4].map((key) => <Skeleton key={key} h={56} m={8} radius="md" />)}
            {query.isError && items.length === 0 && <p className={classes.none}>{sentenceOfError(query.error)}</p>}
            {query.isSuccess && items.length === 0 && (
              <p className={classes.none}>
                Nothing yet. Here you read when somebody mentions you, answers you, assigns a shot to you or judges your
                take, and when your takes are ready.
              </p>
            )}
            {byDay(items, now).map((day) => (
              <section key={day.title} aria-label={day.title}>
                <h3 className={classes.day}>{day.title}</h3>
                {day.items.map((notification) => (
                  <NotificationRow
                    key={notification.id}
                    notification={notification}
                    nowMs={now}
                    onOpen={() => {
                      markRead(notification.id);
                      onClose();
                      open(addressOfNotification(notification));
                    }}
                  />
                ))}
              </section>
            ))}
            {query.hasNextPage && (
              <div className={classes.more}>
                <Button
                  variant="subtle"
                  color="gray"
                  size="compact-sm"
                  loading={query.isFetchingNextPage}
                  onClick={() => void query.fetchNextPage()}
                >
                  Earlier
                </Button>
              </div>
            )}
          </>
        )}
      </div>
    </div>
  );
}
