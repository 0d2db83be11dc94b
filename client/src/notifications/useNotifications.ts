import type { Notification, NotificationPage } from '@dailies/shared/http';
import { type InfiniteData, useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { notificationsQuery, readAllNotifications, readNotification } from '../api/notifications.ts';

type Pages = InfiniteData<NotificationPage>;

/** The same pages with some of them read. */
function withRead(pages: Pages, isRead: (one: Notification) => boolean, readAt: string): Pages {
  let newly = 0;
  const items = pages.pages.map((page) =>
    page.items.map((one) => {
      if (one.readAt !== null || !isRead(one)) return one;
      newly += 1;
      return { ...one, readAt };
    }),
  );
  return {
    ...pages,
    pages: pages.pages.map((page, place) => ({
      ...page,
      items: items[place] ?? page.items,
      unread: Math.max(0, page.unread - newly),
    })),
  };
}

/** What concerns whoever is signed in, and marking it as read: shown at once, and asked again where it failed. */
export function useNotifications() {
  const client = useQueryClient();
  const query = useInfiniteQuery(notificationsQuery);
  const { queryKey } = notificationsQuery;
  const show = (isRead: (one: Notification) => boolean, unread: number | null) => {
    client.setQueryData(queryKey, (pages: Pages | undefined) => {
      if (pages === undefined) return undefined;
      const read = withRead(pages, isRead, new Date().toISOString());
      return unread === null ? read : { ...read, pages: read.pages.map((page) => ({ ...page, unread })) };
    });
  };
  const onSettled = () => client.invalidateQueries({ queryKey });
  const one = useMutation({
    mutationFn: readNotification,
    onMutate: (id: string) => show((other) => other.id === id, null),
    onSettled,
  });
  const all = useMutation({ mutationFn: readAllNotifications, onMutate: () => show(() => true, 0), onSettled });
  const pages = query.data?.pages;
  const items = useMemo(() => pages?.flatMap((page) => page.items) ?? [], [pages]);
  return {
    query,
    items,
    unread: pages?.[0]?.unread ?? 0,
    markRead: (id: string) => one.mutate(id),
    markAllRead: () => all.mutate(),
  };
}
