import type { ByteRange } from '@dailies/media-store';

/**
 * The header `Range` against a file's size: the bytes asked for, cut to the end; `whole` where there
 * is no header, or one that may be ignored (another unit, several ranges); `unsatisfiable` where no
 * byte of the file is in it.
 */
export function byteRange(header: string | undefined, sizeBytes: number): ByteRange | 'whole' | 'unsatisfiable' {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '');
  const [, first = '', last = ''] = match ?? [];
  if (match === null || (first === '' && last === '')) return 'whole';
  if (first === '') {
    const suffix = Number(last);
    return suffix === 0 || sizeBytes === 0
      ? 'unsatisfiable'
      : { firstByte: Math.max(0, sizeBytes - suffix), lastByte: sizeBytes - 1 };
  }
  const firstByte = Number(first);
  const lastByte = last === '' ? sizeBytes - 1 : Math.min(Number(last), sizeBytes - 1);
  if (last !== '' && Number(last) < firstByte) return 'whole';
  return firstByte >= sizeBytes ? 'unsatisfiable' : { firstByte, lastByte };
}
