import { type Expected, MEMBERS, membersWho, type RouteRow } from '../RouteRow.ts';
import type { World } from '../World.ts';

const P = '/api/v1/projects/{project}';
const TUS = { 'tus-resumable': '1.0.0' };

/** An upload is its sender's (a director's) alone: to others who may upload here it is not there. */
const senders = (status: number): Expected => [401, 404, 403, 403, 403, 404, status, 404];

/** The address of an upload of the director's, begun anew. */
async function begun(world: World): Promise<string> {
  const path = `/api/v1/projects/${world.project.id}/uploads`;
  const headers = { ...TUS, 'upload-length': '10' };
  const answer = await world.send('POST', { path, headers }, await world.proof('director', 'bearer'));
  return answer.headers.get('location') ?? '';
}

export const uploadRows: readonly RouteRow[] = [
  {
    // Says which protocol is spoken, and nothing of the project.
    route: `OPTIONS ${P}/uploads`,
    ask: ({ project }) => ({ path: `/api/v1/projects/${project.id}/uploads` }),
    expected: [204, 204, 204, 204, 204, 204, 204, 204],
  },
  {
    route: `POST ${P}/uploads`,
    ask: ({ project }) => ({
      path: `/api/v1/projects/${project.id}/uploads`,
      headers: { ...TUS, 'upload-length': '10' },
    }),
    expected: membersWho(['artist', 'director'], 201),
  },
  {
    route: `GET ${P}/uploads/{upload}`,
    ask: async (world) => ({ path: await begun(world) }),
    expected: senders(200),
  },
  {
    route: `PATCH ${P}/uploads/{upload}`,
    ask: async (world) => ({
      path: await begun(world),
      body: Buffer.alloc(4),
      headers: { ...TUS, 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' },
    }),
    expected: senders(204),
  },
  {
    route: `DELETE ${P}/uploads/{upload}`,
    ask: async (world) => ({ path: await begun(world), headers: TUS }),
    expected: senders(204),
  },
  {
    // Of a folder there are no addresses: whoever may upload is told so.
    route: `POST ${P}/uploads/{upload}/links`,
    ask: async (world) => ({ path: `${await begun(world)}/links` }),
    expected: senders(409),
  },
  {
    // Not whole yet.
    route: `POST ${P}/uploads/{upload}/keep`,
    ask: async (world) => ({ path: `${await begun(world)}/keep` }),
    expected: senders(409),
  },
  {
    route: `GET ${P}/upload-limits`,
    ask: ({ project }) => ({ path: `/api/v1/projects/${project.id}/upload-limits` }),
    expected: MEMBERS,
  },
  {
    route: `PATCH ${P}/upload-limits`,
    ask: ({ project }) => ({ path: `/api/v1/projects/${project.id}/upload-limits`, body: { font: null } }),
    expected: membersWho(['director'], 200),
  },
];
