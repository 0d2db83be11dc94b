import type { CommentAnchor } from '@dailies/shared/document';
import type { AssetId, CommentId, NodeId, ProjectId, TakeId } from '@dailies/shared/ids';

/** As the router reads it: what would read as a number there is quoted. */
function written(id: string): string {
  try {
    JSON.parse(id);
    return JSON.stringify(id);
  } catch {
    return id;
  }
}

function withSearch(path: string, search: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(search).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}=${encodeURIComponent(written(value))}`],
  );
  return given.length === 0 ? path : `${path}?${given.join('&')}`;
}

/** Addresses of places, from this installation's own on: for links that are copied, and for going there. */
export const addressOf = {
  project: (project: ProjectId): string => `/p/${project}`,
  page: (project: ProjectId, page: string): string =>
    page === '' || page.startsWith('?') ? `/p/${project}${page}` : `/p/${project}/${page}`,
  scene: (project: ProjectId, scene: NodeId): string => withSearch(`/p/${project}`, { scene }),
  node: (project: ProjectId, node: NodeId): string => withSearch(`/p/${project}`, { node }),
  /** The canvas with what uses an asset. */
  uses: (project: ProjectId, asset: AssetId): string => withSearch(`/p/${project}`, { uses: asset }),
  /** The canvas with what a shot uses. */
  usedBy: (project: ProjectId, shot: NodeId): string => withSearch(`/p/${project}`, { usedBy: shot }),
  /** `frame` is 0-based; in the address it is counted from 1, as people do. */
  take: (project: ProjectId, take: TakeId, frame?: number): string =>
    `/p/${project}/takes/${take}${frame === undefined ? '' : `?frame=${frame + 1}`}`,
  /** A person's work in the history, by the id of its entry. */
  entry: (project: ProjectId, entry: string): string => withSearch(`/p/${project}/history`, { entry }),
  comment: (project: ProjectId, anchor: CommentAnchor, comment: CommentId): string => {
    switch (anchor.on) {
      case 'take':
        return withSearch(`/p/${project}/takes/${anchor.take}`, { comment });
      case 'node':
        return withSearch(`/p/${project}`, { node: anchor.node, comment });
      case 'canvas':
        return withSearch(`/p/${project}`, { scene: anchor.scene, comment });
    }
  },
};
