const HASH_LENGTH = 64;
/** For each byte whether it is a lower-case hex digit. */
const IS_HEX = Uint8Array.from({ length: 256 }, (_, byte) =>
  (byte >= 0x30 && byte <= 0x39) || (byte >= 0x61 && byte <= 0x66) ? 1 : 0,
);

/**
 * Adds to `found` every hash of `known` that stands anywhere in these bytes, as text in ASCII, whatever
 * the bytes are: rows, JSON, updates of documents. A longer run of hex digits (two hashes side by side,
 * as the packed form of updates writes strings) is looked at from each of its places, so that it may
 * find a hash that is none, and never miss one that is.
 */
export function addNamedHashes(bytes: Uint8Array, known: ReadonlySet<string>, found: Set<string>): void {
  let run = 0;
  for (let at = 0; at <= bytes.length; at += 1) {
    if (at < bytes.length && IS_HEX[bytes[at] ?? 0] === 1) {
      run += 1;
      continue;
    }
    for (let from = at - run; from + HASH_LENGTH <= at; from += 1) {
      let hash = '';
      for (let place = from; place < from + HASH_LENGTH; place += 1) hash += String.fromCharCode(bytes[place] ?? 0);
      if (known.has(hash)) found.add(hash);
    }
    run = 0;
  }
}
