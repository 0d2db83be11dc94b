import type { Random } from '../random.ts';

/** Bytes with a few of them changed, left out, put in, cut off or spliced with those of another update. */
export function mutateBytes(random: Random, update: Uint8Array, others: readonly Uint8Array[]): Uint8Array {
  const bytes = [...update];
  for (let count = 1 + random.int(4); count > 0; count -= 1) {
    const at = random.int(bytes.length + 1);
    switch (random.int(9)) {
      case 0:
        bytes[at] = random.int(256);
        break;
      case 1:
        bytes[at] = (bytes[at] ?? 0) ^ (1 << random.int(8));
        break;
      case 2:
        bytes.splice(at, 1 + random.int(4));
        break;
      case 3:
        bytes.splice(at, 0, ...Array.from({ length: 1 + random.int(4) }, () => random.int(256)));
        break;
      case 4:
        bytes[at] = ((bytes[at] ?? 0) + (random.chance(0.5) ? 1 : 255)) % 256;
        break;
      case 5:
        bytes.splice(at);
        break;
      case 6:
        bytes.push(...Array.from({ length: 1 + random.int(8) }, () => random.int(256)));
        break;
      case 7:
        // The longest number that can be written, where a short one stood.
        bytes.splice(at, 1, ...Array.from({ length: random.int(8) }, () => 255), random.int(128));
        break;
      default: {
        const other = random.pick(others);
        const from = random.int(other.length);
        bytes.splice(at, random.int(8), ...other.slice(from, from + random.int(24)));
      }
    }
  }
  return new Uint8Array(bytes);
}
