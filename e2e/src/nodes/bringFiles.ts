import type { Page } from '@playwright/test';

export interface BroughtFile {
  readonly name: string;
  readonly type: string;
  readonly base64: string;
}

/** Drops files at a point of the page, as a file manager does. */
export async function dropFiles(page: Page, files: readonly BroughtFile[], x: number, y: number): Promise<void> {
  await page.evaluate(`(() => {
    const data = new DataTransfer();
    for (const { name, type, base64 } of ${JSON.stringify(files)}) {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      data.items.add(new File([bytes], name, { type }));
    }
    const options = { bubbles: true, cancelable: true, clientX: ${x}, clientY: ${y}, dataTransfer: data };
    const target = document.elementFromPoint(${x}, ${y});
    for (const event of ['dragenter', 'dragover', 'drop']) target.dispatchEvent(new DragEvent(event, options));
  })()`);
}

export const textFile = (name: string, text: string, type = 'text/plain'): BroughtFile => ({
  name,
  type,
  base64: Buffer.from(text).toString('base64'),
});

const base64Of = `(blob) => new Promise((resolve) => {
  const reader = new FileReader();
  reader.onload = () => resolve(reader.result.split(',')[1]);
  reader.readAsDataURL(blob);
})`;

const DRAWN = `(context, frame, width, height) => {
  context.fillStyle = '#20303c';
  context.fillRect(0, 0, width, height);
  context.fillStyle = '#e8b04a';
  context.fillRect(width / 2, 0, width / 2, height);
  context.fillStyle = '#c0392b';
  context.fillRect((frame * 12) % width, height / 3, 60, 60);
}`;

/** A PNG, drawn by the browser: dark on its left half, bright on its right. */
export async function drawPicture(page: Page, name: string, width: number, height: number): Promise<BroughtFile> {
  const base64 = await page.evaluate(`(async () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: ${width}, height: ${height} });
    (${DRAWN})(canvas.getContext('2d'), 3, ${width}, ${height});
    return (${base64Of})(await new Promise((resolve) => canvas.toBlob(resolve, 'image/png')));
  })()`);
  return { name, type: 'image/png', base64: String(base64) };
}

/** A short WebM, recorded by the browser. */
export async function recordClip(page: Page, name: string): Promise<BroughtFile> {
  const base64 = await page.evaluate(`(async () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 320, height: 180 });
    const context = canvas.getContext('2d');
    const recorder = new MediaRecorder(canvas.captureStream(24), { mimeType: 'video/webm' });
    const parts = [];
    recorder.ondataavailable = ({ data }) => parts.push(data);
    const stopped = new Promise((resolve) => (recorder.onstop = resolve));
    recorder.start();
    for (let frame = 0; frame < 24; frame += 1) {
      (${DRAWN})(context, frame, 320, 180);
      await new Promise((later) => setTimeout(later, 30));
    }
    recorder.stop();
    await stopped;
    return (${base64Of})(new Blob(parts, { type: 'video/webm' }));
  })()`);
  return { name, type: 'video/webm', base64: String(base64) };
}
