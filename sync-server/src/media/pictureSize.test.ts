import { describe, expect, test } from 'vitest';
import { pictureSize } from './pictureSize.ts';
import { PICTURE_MAX_PIXELS, withinPixels } from './withinPixels.ts';

const png = (width: number, height: number): Buffer => {
  const head = Buffer.from('89504e470d0a1a0a0000000d4948445200000000000000000806000000', 'hex');
  head.writeUInt32BE(width, 16);
  head.writeUInt32BE(height, 20);
  return head;
};

/** A JPEG whose frame stands behind a segment of `before` bytes and filling. */
const jpeg = (width: number, height: number, before = 0): Buffer => {
  const profile = Buffer.concat([Buffer.from('ffe20000', 'hex'), Buffer.alloc(before)]);
  profile.writeUInt16BE(before + 2, 2);
  const frame = Buffer.from('ffffc20011080000000003012200021101', 'hex');
  frame.writeUInt16BE(height, 6);
  frame.writeUInt16BE(width, 8);
  return Buffer.concat([Buffer.from('ffd8', 'hex'), profile, frame]);
};

const riff = (chunk: string, payload: string): Buffer =>
  Buffer.concat([Buffer.from(`RIFF\0\0\0\0WEBP${chunk}\0\0\0\0`, 'latin1'), Buffer.from(payload, 'hex')]);

describe('the size of a picture', () => {
  test.each([
    ['PNG', 'image/png', png(50_000, 50_000), [50_000, 50_000]],
    ['JPEG', 'image/jpeg', jpeg(4_000, 3_000), [4_000, 3_000]],
    ['JPEG behind a profile', 'image/jpeg', jpeg(65_500, 7, 60_000), [65_500, 7]],
    ['WebP, lossy', 'image/webp', riff('VP8 ', '0000009d012a80028001'), [640, 384]],
    ['WebP, lossless', 'image/webp', riff('VP8L', '2f7fc25900000000000000'), [640, 360]],
    ['WebP, extended', 'image/webp', riff('VP8X', '000000007f02006701000000'), [640, 360]],
  ] as const)('%s', (_name, type, bytes, [widthPx, heightPx]) => {
    expect(pictureSize(type, Buffer.concat([bytes, Buffer.alloc(16)]))).toEqual({ widthPx, heightPx });
    // However little has arrived, it never reads beyond it.
    for (let length = 12; length < Math.min(bytes.length, 64); length += 1) {
      const found = pictureSize(type, bytes.subarray(0, length));
      expect(found === 'more' || typeof found === 'object').toBe(true);
    }
  });

  test.each([
    ['a PNG without a size', 'image/png', png(0, 7)],
    [
      'a PNG of another chunk',
      'image/png',
      Buffer.from(png(7, 7).toString('latin1').replace('IHDR', 'IDAT'), 'latin1'),
    ],
    ['a JPEG of data', 'image/jpeg', Buffer.from(`ffd8ffda${'00'.repeat(20)}`, 'hex')],
    ['a JPEG of nonsense', 'image/jpeg', Buffer.from(`ffd8ff01${'77'.repeat(20)}`, 'hex')],
    ['a WebP of sound', 'image/webp', riff('fmt ', '00'.repeat(20))],
  ] as const)('is none of %s', (_name, type, bytes) => {
    expect(pictureSize(type, bytes)).toBe('none');
  });

  test('a bomb is refused before its second piece is read', async () => {
    let pieces = 0;
    async function* bomb(): AsyncGenerator<Uint8Array> {
      for (const piece of [png(50_000, 50_000), Buffer.alloc(1_000)]) {
        pieces += 1;
        yield piece;
      }
    }
    const read = async () => {
      for await (const _chunk of withinPixels('image/png', bomb()));
    };
    await expect(read()).rejects.toMatchObject({ code: 'too-large', message: expect.stringMatching(/50000 × 50000/) });
    expect(pieces).toBe(1);
  });

  test('the largest that is taken passes whole, one that breaks off or never says its size does not', async () => {
    const through = async (type: 'image/png' | 'image/jpeg', ...pieces: Uint8Array[]): Promise<number> => {
      let bytes = 0;
      for await (const chunk of withinPixels(type, ReadableStream.from(pieces))) bytes += chunk.length;
      return bytes;
    };
    expect(await through('image/png', png(PICTURE_MAX_PIXELS / 1_000, 1_000), Buffer.alloc(7))).toBe(36);
    await expect(through('image/png', png(7, 7).subarray(0, 20))).rejects.toMatchObject({ code: 'unsupported-media' });
    const endless = Array.from({ length: 80 }, () => Buffer.from(`ffe2ffff${'00'.repeat(65_533)}`, 'hex'));
    await expect(through('image/jpeg', Buffer.from('ffd8', 'hex'), ...endless)).rejects.toMatchObject({
      code: 'unsupported-media',
    });
  });
});
