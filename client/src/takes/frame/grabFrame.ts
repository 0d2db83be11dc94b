import { ApiProblem } from '../../api/ApiProblem.ts';
import type { Take } from '../../document/ProjectModel.ts';
import { mediaUrl } from '../../media/mediaUrl.ts';
import { secondsOf } from '../../review/frames.ts';

const unread = (): ApiProblem =>
  new ApiProblem('unsupported-media', 'The picture of this frame could not be read; try again.');

const once = (element: HTMLElement, event: string): Promise<void> =>
  new Promise((resolve, reject) => {
    element.addEventListener(event, () => resolve(), { once: true });
    element.addEventListener('error', () => reject(unread()), { once: true });
  });

function drawn(source: CanvasImageSource, width: number, height: number): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  canvas.getContext('2d')?.drawImage(source, 0, 0, width, height);
  return new Promise((resolve, reject) =>
    canvas.toBlob((picture) => (picture === null ? reject(unread()) : resolve(picture)), 'image/png'),
  );
}

/** One frame of a take in motion (0-based) as a PNG of its full size, from the middle of the frame's time. */
export async function grabFrame({ media, width, height, fps }: Take, frame: number): Promise<Blob> {
  const video = document.createElement('video');
  video.muted = true;
  video.preload = 'auto';
  const loaded = once(video, 'loadeddata');
  video.src = mediaUrl(media);
  await loaded;
  const sought = once(video, 'seeked');
  video.currentTime = secondsOf(frame, fps);
  await sought;
  const picture = await drawn(video, width, height);
  video.removeAttribute('src');
  video.load();
  return picture;
}
