import { type NotificationKind, NotificationPage, NotificationSettings } from '@dailies/shared/http';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { callApi } from './callApi.ts';

const PAGE_SIZE = 30;
/** Where no project is open, nobody tells of new ones. */
const ASKED_EVERY_MS = 60_000;

const KEY = ['notifications'] as const;

/** What concerns whoever is signed in, newest first; asked again each minute, and when somebody comes back to the page. */
export const notificationsQuery = infiniteQueryOptions({
  queryKey: [...KEY, 'list'],
  queryFn: ({ pageParam }): Promise<NotificationPage> =>
    callApi(
      NotificationPage,
      `/api/v1/notifications?limit=${PAGE_SIZE}${pageParam === '' ? '' : `&cursor=${encodeURIComponent(pageParam)}`}`,
    ),
  initialPageParam: '',
  getNextPageParam: ({ next }) => next,
  refetchInterval: ASKED_EVERY_MS,
  refetchOnWindowFocus: 'always',
});

export const notificationSettingsQuery = queryOptions({
  queryKey: [...KEY, 'settings'],
  queryFn: (): Promise<NotificationSettings> => callApi(NotificationSettings, '/api/v1/notifications/settings'),
});

export const readNotification = (id: string): Promise<unknown> =>
  callApi(z.unknown(), `/api/v1/notifications/${encodeURIComponent(id)}/read`, { method: 'POST' });

export const readAllNotifications = (): Promise<unknown> =>
  callApi(z.unknown(), '/api/v1/notifications/read', { method: 'POST' });

export const muteNotifications = (muted: readonly NotificationKind[]): Promise<NotificationSettings> =>
  callApi(NotificationSettings, '/api/v1/notifications/settings', { method: 'PUT', json: { muted } });
