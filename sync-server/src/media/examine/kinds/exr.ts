import { PICTURE_MAX_PIXELS, tooManyPixels } from '../../withinPixels.ts';
import { damaged } from '../Examined.ts';
import { FileWindow } from '../FileWindow.ts';
import { decodeFrames } from './decodeFrames.ts';

const WHAT = 'an OpenEXR picture';
const NAME_MAX_BYTES = 256;
const ATTRIBUTES_AT_MOST = 2_000;
/** Behind the signature and the version. */
const FIRST_ATTRIBUTE = 8;

function textAt(file: FileWindow, at: number): string | undefined {
  const bytes = file.read(at, Math.min(NAME_MAX_BYTES, file.sizeBytes - at));
  const end = bytes?.indexOf(0) ?? -1;
  return end < 0 ? undefined : bytes?.toString('latin1', 0, end);
}

interface Header {
  readonly widthPx: number;
  readonly heightPx: number;
  /** Where the table of the picture's parts begins. */
  readonly endsAt: number;
}

/** The data window of the (first) header, among its attributes: name, type, length and value of each. */
function readHeader(file: FileWindow): Header | undefined {
  let at = FIRST_ATTRIBUTE;
  let size: { widthPx: number; heightPx: number } | undefined;
  for (let count = 0; count < ATTRIBUTES_AT_MOST; count += 1) {
    const name = textAt(file, at);
    if (name === '') return size === undefined ? undefined : { ...size, endsAt: at + 1 };
    const type = name === undefined ? undefined : textAt(file, at + name.length + 1);
    if (name === undefined || type === undefined) return undefined;
    const valueAt = at + name.length + type.length + 2 + 4;
    const length = file.read(valueAt - 4, 4)?.readUInt32LE(0);
    if (length === undefined) return undefined;
    const box = name === 'dataWindow' ? file.read(valueAt, 16) : undefined;
    if (box !== undefined) {
      size = {
        widthPx: box.readInt32LE(8) - box.readInt32LE(0) + 1,
        heightPx: box.readInt32LE(12) - box.readInt32LE(4) + 1,
      };
    }
    at = valueAt + length;
  }
  return undefined;
}

/** Of one part, in lines: tiles, deep data and several parts are laid out otherwise. */
const OTHER_LAYOUTS = 0x1a00;

/** Whether every block of lines that the table names ends within the file. */
function hasItsLines(file: FileWindow, { heightPx, endsAt }: Header): boolean {
  const version = file.read(4, 4)?.readUInt32LE(0) ?? 0;
  if ((version & OTHER_LAYOUTS) !== 0) return true;
  const first = Number(file.read(endsAt, 8)?.readBigUInt64LE(0) ?? 0n);
  const blocks = Math.min(Math.floor((first - endsAt) / 8), heightPx);
  for (let block = 0; block < blocks; block += 1) {
    const at = Number(file.read(endsAt + block * 8, 8)?.readBigUInt64LE(0) ?? 0n);
    const length = file.read(at + 4, 4)?.readUInt32LE(0);
    if (length === undefined || at + 8 + length > file.sizeBytes) return false;
  }
  return blocks > 0;
}

/** An OpenEXR picture says how large it is, and decodes. Deep and multi-part ones as far as FFmpeg reads them. */
export async function examineExr(path: string): Promise<void> {
  const file = new FileWindow(path);
  try {
    const header = readHeader(file);
    if (header === undefined || header.widthPx < 1 || header.heightPx < 1) throw damaged(WHAT);
    const { widthPx, heightPx } = header;
    if (widthPx * heightPx > PICTURE_MAX_PIXELS) throw tooManyPixels(widthPx, heightPx);
    if (!hasItsLines(file, header)) throw damaged(WHAT);
  } finally {
    file.close();
  }
  if ((await decodeFrames(path, 'exr_pipe', 'video', 1)) === null) throw damaged(WHAT);
}
