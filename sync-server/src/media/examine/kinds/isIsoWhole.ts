import { FileWindow } from '../FileWindow.ts';

/** Boxes at the top of a film: a fragmented one of an hour has a few for each second. */
const BOXES_AT_MOST = 200_000;

/**
 * Whether an MP4 or MOV has what describes it (`moov`), and ends where its last box ends: one that was
 * broken off while it was copied does not.
 */
export function isIsoWhole(path: string): boolean {
  const file = new FileWindow(path);
  try {
    let hasMoov = false;
    let at = 0;
    for (let count = 0; at < file.sizeBytes && count < BOXES_AT_MOST; count += 1) {
      const head = file.read(at, 8);
      // A few bytes of padding may stand behind the last box.
      if (head === undefined) return hasMoov;
      const short = head.readUInt32BE(0);
      if (head.toString('latin1', 4, 8) === 'moov') hasMoov = true;
      const long = short === 1 ? file.read(at + 8, 8)?.readBigUInt64BE(0) : undefined;
      if (short === 1 && long === undefined) return false;
      const length = short === 0 ? file.sizeBytes - at : Number(long ?? short);
      if (length < 8 || at + length > file.sizeBytes) return false;
      at += length;
    }
    return hasMoov;
  } finally {
    file.close();
  }
}
