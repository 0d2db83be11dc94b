import type { ProjectId } from '@dailies/shared/ids';
import { Sha256 } from '@dailies/shared/media';
import type { TLAssetStore } from 'tldraw';
import { uploadFile } from '../api/uploads.ts';
import { mediaUrl } from '../media/mediaUrl.ts';

const SCHEME = 'asset:';

/** Pictures that are dropped on the canvas go to the media store; their records name them by content. */
export const canvasAssets = (project: ProjectId): TLAssetStore => ({
  upload: async (_asset, file) => ({ src: `${SCHEME}${(await uploadFile(project, file)).sha256}` }),
  resolve: ({ props }) => {
    const src = 'src' in props && typeof props.src === 'string' ? props.src : '';
    const sha256 = Sha256.safeParse(src.startsWith(SCHEME) ? src.slice(SCHEME.length) : undefined);
    return sha256.success ? mediaUrl(sha256.data) : null;
  },
});
