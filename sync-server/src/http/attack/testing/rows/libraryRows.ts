import { randomUUID } from 'node:crypto';
import { type Expected, MEMBERS, membersWho, type RouteRow, SIGNED_IN } from '../RouteRow.ts';
import { ASSET } from '../World.ts';

const OWNER_ALONE: Expected = [401, 403, 403, 403, 403, 403, 403, 200];
const P = '/api/v1/projects/{project}';

/** A version that says what the one before says already is refused. */
const anotherContent = () => ({ ...ASSET.content, description: randomUUID() });

export const libraryRows: readonly RouteRow[] = [
  {
    route: `GET ${P}/assets`,
    ask: ({ project }) => ({ path: `/api/v1/projects/${project.id}/assets` }),
    expected: MEMBERS,
  },
  {
    route: `POST ${P}/assets`,
    ask: ({ project }) => ({ path: `/api/v1/projects/${project.id}/assets`, body: ASSET }),
    expected: membersWho(['artist', 'director'], 201),
  },
  {
    route: `POST ${P}/assets`,
    trying: "the studio's",
    ask: ({ project }) => ({ path: `/api/v1/projects/${project.id}/assets`, body: { ...ASSET, owner: 'studio' } }),
    // The owner of the installation does not direct this project, so its roles are nobody's word for the studio.
    expected: membersWho([], 201),
  },
  {
    route: `POST ${P}/copies`,
    ask: ({ project }) => ({
      path: `/api/v1/projects/${project.id}/copies`,
      body: { assets: [{ id: project.asset, version: 'latest' }], media: [project.media] },
    }),
    expected: membersWho(['artist', 'director'], 200),
  },
  {
    route: 'GET /api/v1/assets/{asset}',
    ask: ({ project }) => ({ path: `/api/v1/assets/${project.asset}` }),
    expected: MEMBERS,
  },
  {
    route: 'GET /api/v1/assets/{asset}',
    trying: "the studio's",
    ask: ({ studioAsset }) => ({ path: `/api/v1/assets/${studioAsset}` }),
    expected: SIGNED_IN,
  },
  {
    route: 'POST /api/v1/assets/{asset}/versions',
    ask: ({ project }) => ({ path: `/api/v1/assets/${project.asset}/versions`, body: { content: anotherContent() } }),
    expected: membersWho(['artist', 'director'], 201),
  },
  {
    route: 'POST /api/v1/assets/{asset}/versions',
    trying: "the studio's",
    ask: ({ studioAsset }) => ({ path: `/api/v1/assets/${studioAsset}/versions`, body: { content: anotherContent() } }),
    // Anybody may start a project and direct it: that opens no door to what the whole studio uses.
    expected: [401, 403, 403, 403, 403, 403, 403, 201],
  },
  { route: 'GET /api/v1/assets', ask: () => ({ path: '/api/v1/assets' }), expected: SIGNED_IN },
  {
    route: 'GET /api/v1/assets/{asset}/usage',
    ask: ({ project }) => ({ path: `/api/v1/assets/${project.asset}/usage` }),
    expected: MEMBERS,
  },
  {
    route: 'POST /api/v1/assets/{asset}/impact',
    ask: ({ project }) => ({ path: `/api/v1/assets/${project.asset}/impact`, body: { content: ASSET.content } }),
    expected: MEMBERS,
  },
  {
    route: 'PATCH /api/v1/assets/{asset}',
    ask: ({ project }) => ({ path: `/api/v1/assets/${project.asset}`, body: { tags: ['night'] } }),
    expected: membersWho(['artist', 'director'], 200),
  },
  {
    route: 'PATCH /api/v1/assets/{asset}',
    trying: "the studio's",
    ask: ({ studioAsset }) => ({ path: `/api/v1/assets/${studioAsset}`, body: { tags: ['night'] } }),
    expected: [401, 403, 403, 403, 403, 403, 403, 200],
  },
  {
    route: 'POST /api/v1/assets/{asset}/archive',
    ask: async (world) => ({ path: `/api/v1/assets/${await world.newAsset()}/archive` }),
    expected: membersWho(['artist', 'director'], 200),
  },
  {
    route: 'POST /api/v1/assets/{asset}/restore',
    ask: ({ project }) => ({ path: `/api/v1/assets/${project.asset}/restore` }),
    expected: membersWho(['artist', 'director'], 200),
  },
  {
    // Whoever changes the project's library may not for that reason change what the whole studio sees.
    route: 'POST /api/v1/assets/{asset}/promote',
    ask: async (world) => ({ path: `/api/v1/assets/${await world.newAsset()}/promote` }),
    expected: membersWho([], 200),
  },
  {
    route: 'GET /api/v1/media/{sha256}',
    ask: ({ project }) => ({ path: `/api/v1/media/${project.media}` }),
    expected: MEMBERS,
  },
  {
    route: 'GET /api/v1/media/{sha256}/derivatives',
    ask: ({ project }) => ({ path: `/api/v1/media/${project.media}/derivatives` }),
    expected: MEMBERS,
  },
  {
    // Nothing was made of it in this world: a member is told so as a stranger is.
    route: 'GET /api/v1/media/{sha256}/derivatives/{kind}/{version}',
    ask: ({ project }) => ({ path: `/api/v1/media/${project.media}/derivatives/poster-small/1` }),
    expected: [401, 404, 404, 404, 404, 404, 404, 404],
  },
  {
    // Whoever may not see a file is told nothing of it, in an empty list.
    route: 'GET /api/v1/derivatives',
    ask: ({ project }) => ({ path: `/api/v1/derivatives?media=${project.media}` }),
    expected: SIGNED_IN,
  },
  {
    route: 'GET /api/v1/media/{sha256}/link',
    ask: ({ project }) => ({ path: `/api/v1/media/${project.media}/link` }),
    expected: MEMBERS,
  },
  {
    // Of a folder there are no links: whoever may upload is told so.
    route: 'POST /api/v1/uploads/links',
    ask: (world) => ({ path: '/api/v1/uploads/links', body: { project: world.project.id, sizeBytes: 10 } }),
    expected: membersWho(['artist', 'director'], 409),
  },
  {
    route: 'POST /api/v1/uploads/links/{upload}',
    ask: (world) => ({ path: `/api/v1/uploads/links/${'a'.repeat(32)}`, body: { project: world.project.id } }),
    expected: membersWho(['artist', 'director'], 409),
  },
  {
    route: 'GET /api/v1/projects/{project}/storage',
    ask: ({ project }) => ({ path: `/api/v1/projects/${project.id}/storage` }),
    expected: membersWho(['director', 'producer'], 200),
  },
  {
    route: 'PATCH /api/v1/projects/{project}/storage',
    ask: ({ project }) => ({
      path: `/api/v1/projects/${project.id}/storage`,
      body: { quotaBytes: null },
    }),
    expected: OWNER_ALONE,
  },
  { route: 'GET /api/v1/storage', ask: () => ({ path: '/api/v1/storage' }), expected: OWNER_ALONE },
  {
    route: 'POST /api/v1/uploads',
    ask: (world) => ({
      path: `/api/v1/uploads?project=${world.project.id}`,
      body: world.picture(),
      headers: { 'content-type': 'image/png' },
    }),
    expected: membersWho(['artist', 'director'], 201),
  },
];
