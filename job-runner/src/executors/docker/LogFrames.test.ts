import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LogFrames } from './LogFrames.ts';

const frame = (stream: number, text: string): Buffer => {
  const header = Buffer.alloc(8);
  header[0] = stream;
  header.writeUInt32BE(Buffer.byteLength(text), 4);
  return Buffer.concat([header, Buffer.from(text)]);
};

test('stdout and stderr are told apart wherever the stream is cut', () => {
  const anyFrame = fc.tuple(fc.constantFrom(1, 2), fc.string({ maxLength: 20 }));
  fc.assert(
    fc.property(fc.array(anyFrame, { maxLength: 20 }), fc.integer({ min: 1, max: 30 }), (sent, pieceBytes) => {
      const heard: Record<'stdout' | 'stderr', Buffer[]> = { stdout: [], stderr: [] };
      const frames = new LogFrames({
        stdout: (bytes) => heard.stdout.push(bytes),
        stderr: (bytes) => heard.stderr.push(bytes),
      });
      const bytes = Buffer.concat(sent.map(([stream, text]) => frame(stream, text)));
      for (let at = 0; at < bytes.byteLength; at += pieceBytes) frames.push(bytes.subarray(at, at + pieceBytes));
      const said = (stream: number): string => sent.flatMap(([its, text]) => (its === stream ? [text] : [])).join('');
      expect(Buffer.concat(heard.stdout).toString()).toBe(said(1));
      expect(Buffer.concat(heard.stderr).toString()).toBe(said(2));
    }),
  );
});
