import { crc32, deflateSync } from 'node:zlib';

export const PICTURE = { widthPx: 640, heightPx: 360 } as const;
const COUNT = 6;

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** A sky over a ground, in colours of its own for each number. */
function picture(number: number): Buffer {
  const { widthPx, heightPx } = PICTURE;
  const head = Buffer.alloc(13);
  head.writeUInt32BE(widthPx, 0);
  head.writeUInt32BE(heightPx, 4);
  // Eight bits, red, green and blue.
  head.set([8, 2, 0, 0, 0], 8);
  const pixels = Buffer.alloc(heightPx * (1 + widthPx * 3));
  for (let y = 0; y < heightPx; y += 1) {
    for (let x = 0; x < widthPx; x += 1) {
      const at = y * (1 + widthPx * 3) + 1 + x * 3;
      const isGround = y > heightPx * 0.6 + 20 * Math.sin(x / 40 + number);
      pixels[at] = (number * 37 + (isGround ? 30 : y / 3)) & 255;
      pixels[at + 1] = (90 + number * 23 + x / 8) & 255;
      pixels[at + 2] = (isGround ? 50 : 180) + ((x ^ y) & 15);
    }
  }
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(pixels)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A handful of pictures, as posters of many shots. */
export const pictures = (): Buffer[] => Array.from({ length: COUNT }, (_, number) => picture(number));
