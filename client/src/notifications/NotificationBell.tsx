import { Popover, UnstyledButton } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import classes from './NotificationBell.module.css';
import { useNotifications } from './useNotifications.ts';
import { useTitleCount } from './useTitleCount.ts';

const NotificationPanel = lazy(async () => ({ default: (await import('./NotificationPanel.tsx')).NotificationPanel }));

const MOST_SHOWN = 99;

/** What concerns me, across projects: how much of it is unread, and all of it. */
export function NotificationBell() {
  const [isOpen, setOpen] = useState(false);
  const { unread } = useNotifications();
  useTitleCount(unread);
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      position="bottom-end"
      width={400}
      shadow="md"
      radius="lg"
      trapFocus
      returnFocus
      zIndex={310}
    >
      <Popover.Target>
        <UnstyledButton
          className={classes.bell}
          aria-label={unread === 0 ? 'Notifications' : `Notifications, ${unread} unread`}
          title="Notifications"
          onClick={() => setOpen(!isOpen)}
        >
          <IconBell size={18} stroke={1.7} aria-hidden="true" />
          {unread > 0 && (
            <span className={classes.count} data-testid="unread-count" aria-hidden="true">
              {unread > MOST_SHOWN ? `${MOST_SHOWN}+` : unread}
            </span>
          )}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown p={0} className={classes.dropdown ?? ''} aria-label="Notifications">
        <Suspense fallback={<div className={classes.opening} aria-busy="true" />}>
          <NotificationPanel onClose={() => setOpen(false)} />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  );
}
