/** The content in parts of exactly so many bytes, the last one shorter; one part of no bytes where it is empty. */
export async function* partsOf(content: AsyncIterable<Uint8Array>, partBytes: number): AsyncGenerator<Uint8Array> {
  let chunks: Uint8Array[] = [];
  let bytes = 0;
  let hasPart = false;
  for await (const whole of content) {
    let chunk = whole;
    while (bytes + chunk.byteLength >= partBytes) {
      const taken = chunk.subarray(0, partBytes - bytes);
      chunk = chunk.subarray(taken.byteLength);
      yield Buffer.concat([...chunks, taken]);
      hasPart = true;
      chunks = [];
      bytes = 0;
    }
    // Copied: whoever gives chunks may use their memory again for the next.
    if (chunk.byteLength > 0) chunks.push(Uint8Array.from(chunk));
    bytes += chunk.byteLength;
  }
  if (bytes > 0 || !hasPart) yield Buffer.concat(chunks);
}
