import { crc32, deflateSync } from 'node:zlib';

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

/** A PNG of one pixel that decodes. `text` stands in it, so that another text makes another file. */
export function onePixelPng(text: string): Uint8Array<ArrayBuffer> {
  const header = Buffer.from('00000001000000010802000000', 'hex');
  return Uint8Array.from(
    Buffer.concat([
      Buffer.from('89504e470d0a1a0a', 'hex'),
      chunk('IHDR', header),
      chunk('tEXt', Buffer.from(`Comment\0${text}`, 'latin1')),
      chunk('IDAT', deflateSync(Buffer.from([0, 0x33, 0x66, 0x99]))),
      chunk('IEND', Buffer.alloc(0)),
    ]),
  );
}
