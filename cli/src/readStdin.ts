import type { Terminal } from './Terminal.ts';

/** All of the input, without the line break at its end. */
export async function readStdin({ in: input }: Terminal): Promise<string> {
  const chunks: Buffer[] = [];
  const content: AsyncIterable<Buffer | string> = input;
  for await (const chunk of content) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks)
    .toString('utf8')
    .replace(/\r?\n$/, '');
}
