import { NotificationPage, NotificationSettings, PageQuery } from '@dailies/shared/http';
import { createRoute, z } from '@hono/zod-openapi';
import { markAllRead, markRead } from '../../../actions/notifications/markRead.ts';
import { muteKinds } from '../../../actions/notifications/muteKinds.ts';
import { countUnread, listNotifications, readMuted } from '../../../actions/notifications/readNotifications.ts';
import type { Services } from '../../../Services.ts';
import { createApi } from '../../createApi.ts';
import { signedIn } from '../../middleware/signedIn.ts';
import { failing, jsonAnswer, jsonBody } from '../../openapi/answers.ts';
import { presentNotification } from './presentNotification.ts';

const NotificationParams = z.object({ notification: z.string().min(1).max(64) });

/** What concerns whoever is signed in, across their projects. */
export function notificationRoutes(services: Services) {
  const { db, now } = services;
  const middleware = signedIn(services);
  const tags = ['Notifications'];
  const list = createRoute({
    method: 'get',
    path: '/notifications',
    tags,
    summary: 'What concerns you, newest first, and how much of it is unread',
    middleware,
    request: { query: PageQuery },
    responses: { 200: jsonAnswer('A page of notifications.', NotificationPage), default: failing('invalid-input') },
  });
  const readOne = createRoute({
    method: 'post',
    path: '/notifications/{notification}/read',
    tags,
    summary: 'Mark one as read',
    middleware,
    request: { params: NotificationParams },
    responses: { 204: { description: 'Read.' }, default: failing('not-found') },
  });
  const readAll = createRoute({
    method: 'post',
    path: '/notifications/read',
    tags,
    summary: 'Mark all as read',
    middleware,
    responses: { 204: { description: 'Read.' }, default: failing('unauthenticated') },
  });
  const settings = createRoute({
    method: 'get',
    path: '/notifications/settings',
    tags,
    summary: 'The kinds that you are not told of',
    middleware,
    responses: { 200: jsonAnswer('The settings.', NotificationSettings), default: failing('unauthenticated') },
  });
  const changeSettings = createRoute({
    method: 'put',
    path: '/notifications/settings',
    tags,
    summary: 'Say which kinds you want to be told of, from now on',
    middleware,
    request: { body: jsonBody(NotificationSettings) },
    responses: { 200: jsonAnswer('The settings.', NotificationSettings), default: failing('invalid-input') },
  });

  return createApi()
    .openapi(list, async (c) => {
      const { id: person } = c.var.user;
      const [{ rows, next }, unread] = await Promise.all([
        listNotifications(db, person, c.req.valid('query')),
        countUnread(db, person),
      ]);
      return c.json({ items: rows.map(presentNotification), next, unread }, 200);
    })
    .openapi(readOne, async (c) => {
      await markRead(db, c.var.user.id, c.req.valid('param').notification, new Date(now()));
      return c.body(null, 204);
    })
    .openapi(readAll, async (c) => {
      await markAllRead(db, c.var.user.id, new Date(now()));
      return c.body(null, 204);
    })
    .openapi(settings, async (c) => c.json({ muted: await readMuted(db, c.var.user.id) }, 200))
    .openapi(changeSettings, async (c) => {
      await muteKinds(db, c.var.user.id, c.req.valid('json').muted);
      return c.json({ muted: await readMuted(db, c.var.user.id) }, 200);
    });
}
