import type { Extension, onAuthenticatePayload } from '@hocuspocus/server';
import type { Sql } from '@dailies/migrations';
import { projectOfDocument } from '@dailies/shared/document';
import { DailiesError } from '@dailies/shared/errors';
import { ProjectId } from '@dailies/shared/ids';
import { ADDRESS_HEADER } from '../../auth/addressedHeaders.ts';
import type { Authenticate, Authenticated } from '../../auth/index.ts';
import { isDatabaseAway } from '../../db/storageErrors.ts';
import { CloseReason } from '../CloseReason.ts';
import type { CollaborationContext } from '../Collaborator.ts';
import { effectiveRole, readMembership } from '../membership.ts';
import type { OpenSockets } from '../OpenSockets.ts';

async function authenticated(
  { token, requestHeaders }: onAuthenticatePayload,
  authenticate: Authenticate,
  isOwnOrigin: (headers: Headers) => boolean,
): Promise<Authenticated> {
  const headers = new Headers(requestHeaders);
  if (token !== '') headers.set('authorization', `Bearer ${token}`);
  const who = await authenticate(headers);
  if (who === null) throw new CloseReason('unauthenticated', 'Sign in to open this project.');
  // A browser sends the cookie along from any page; only our own may open a socket with it.
  if (who.by === 'cookie' && !isOwnOrigin(headers)) {
    throw new CloseReason('unauthenticated', 'This page is not part of this installation; open Dailies itself.');
  }
  return who;
}

/** Who opens a document, with which role; everybody else is told why not. */
export function authentication(
  sql: Sql,
  authenticate: Authenticate,
  isOwnOrigin: (headers: Headers) => boolean,
  openSockets: Pick<OpenSockets, 'proven'>,
): Extension<CollaborationContext> {
  return {
    extensionName: 'authentication',
    onAuthenticate: async (payload): Promise<CollaborationContext> => {
      const parsed = ProjectId.safeParse(projectOfDocument(payload.documentName));
      if (!parsed.success) throw new CloseReason('forbidden', 'There is no such project, or you are not a member.');
      const project = parsed.data;
      try {
        const { user, session, bounds } = await authenticated(payload, authenticate, isOwnOrigin);
        const membership = await readMembership(sql, project, user.id);
        const isReached = bounds?.projects?.includes(project) ?? true;
        if (membership === undefined || !isReached) {
          throw new CloseReason('forbidden', 'There is no such project, or you are not a member.');
        }
        const epoch = payload.requestParameters.get('epoch');
        if (epoch !== null && epoch !== String(membership.epoch)) {
          throw new CloseReason(
            'epoch',
            'This project was restored or brought to a newer form since your copy was made.',
          );
        }
        openSockets.proven(payload.request, user.id);
        return {
          session,
          bounds,
          collaborator: { user: user.id, name: user.name, role: effectiveRole(membership, bounds), project },
          from: {
            address: payload.requestHeaders.get(ADDRESS_HEADER),
            userAgent: payload.requestHeaders.get('user-agent'),
          },
          ...(epoch === null ? {} : { copyEpoch: membership.epoch }),
        };
      } catch (error) {
        const isStorage = error instanceof DailiesError && error.code === 'storage';
        if (!isStorage && !isDatabaseAway(error)) throw error;
        throw new CloseReason('storage', 'The database is away; your edits are kept here until it is back.');
      }
    },
  };
}
