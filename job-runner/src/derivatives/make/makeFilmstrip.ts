import { join } from 'node:path';
import type { FilmstripLayout, MediaFacts } from '@dailies/shared/media';
import { AV_LOG_ERROR, Decoder, Demuxer, Log, Scaler } from 'node-av';
import sharp from 'sharp';
import { RunFailure } from '../../executors/RunFailure.ts';
import { turnedSize, turnOf } from '../../media/turnOf.ts';
import { videoStill } from '../../media/videoStill.ts';
import { checkPixels } from './filmLimits.ts';
import type { Made, MakeInput } from './Made.ts';
import { readFacts } from './readFacts.ts';

const TILES = 60;
const COLUMNS = 10;
/** Width and height at most of a tile, in pixels. */
const TILE_BOX_PX = 240;
/** A film of more pictures is not decoded from end to end, but sought into. */
const DECODED_FRAMES = 3_000;

interface Tile {
  readonly rgb: Buffer;
}

const even = (px: number): number => Math.max(2, Math.round(px / 2) * 2);

function tileSize(width: number, height: number): { width: number; height: number } {
  const scale = Math.min(1, TILE_BOX_PX / Math.max(width, height));
  return { width: even(width * scale), height: even(height * scale) };
}

/** The frames of a short film at even distances, in one pass. */
async function tilesInOnePass(
  path: string,
  video: NonNullable<MediaFacts['video']>,
  tiles: number,
  resize: { width: number; height: number },
): Promise<Tile[]> {
  const demuxer = await Demuxer.open(path);
  const found: Tile[] = [];
  try {
    const stream = demuxer.video();
    if (stream === undefined) return [];
    const decoder = await Decoder.create(stream);
    const scaler = new Scaler();
    try {
      const turn = turnOf(stream);
      const { widthPx, heightPx } = turnedSize(resize.width, resize.height, turn);
      const lying = { width: widthPx, height: heightPx };
      const upright = async (rgb: Buffer): Promise<Buffer> =>
        turn === 0
          ? rgb
          : sharp(rgb, { raw: { ...lying, channels: 3 } })
              .rotate(turn)
              .raw()
              .toBuffer();
      let frameNumber = 0;
      for await (const frame of decoder.frames(demuxer.packets(stream.index))) {
        if (frame === null) break;
        const wanted = Math.floor(((found.length + 0.5) * video.frames) / tiles);
        if (frameNumber >= wanted && found.length < tiles) {
          found.push({ rgb: await upright(await scaler.toBuffer(frame, { format: 'rgb', resize: lying })) });
        }
        frameNumber += 1;
        frame.free();
      }
    } finally {
      scaler.close();
      decoder.close();
    }
  } finally {
    await demuxer.close();
  }
  return found;
}

async function tilesBySeeking(
  path: string,
  tiles: number,
  { width, height }: { width: number; height: number },
): Promise<Tile[]> {
  const found: Tile[] = [];
  for (let tile = 0; tile < tiles; tile += 1) {
    const { rgba, widthPx, heightPx } = await videoStill(path, (tile + 0.5) / tiles);
    const rgb = await sharp(rgba, { raw: { width: widthPx, height: heightPx, channels: 4 } })
      .removeAlpha()
      .resize({ width, height, fit: 'fill' })
      .raw()
      .toBuffer();
    found.push({ rgb });
  }
  return found;
}

/** One picture of many small ones, by which a film is scrubbed without being loaded. */
export async function makeFilmstrip({ path, folder }: MakeInput): Promise<Made> {
  Log.setLevel(AV_LOG_ERROR);
  const { video } = await readFacts(path);
  if (video === null || video.frames === 0) throw new RunFailure('bad-output', 'There is no picture in this file.');
  checkPixels(video.widthPx, video.heightPx);
  const size = tileSize(video.widthPx, video.heightPx);
  const wanted = Math.min(TILES, video.frames);
  const tiles =
    video.frames <= DECODED_FRAMES
      ? await tilesInOnePass(path, video, wanted, size)
      : await tilesBySeeking(path, wanted, size);
  if (tiles.length === 0) throw new RunFailure('bad-output', 'No picture of this video could be read.');
  const layout: FilmstripLayout = {
    tiles: tiles.length,
    columns: Math.min(COLUMNS, tiles.length),
    tileWidthPx: size.width,
    tileHeightPx: size.height,
  };
  const rows = Math.ceil(layout.tiles / layout.columns);
  const file = join(folder, 'filmstrip');
  await sharp({
    create: {
      width: layout.columns * size.width,
      height: rows * size.height,
      channels: 3,
      background: '#000000',
    },
  })
    .composite(
      tiles.map(({ rgb }, index) => ({
        input: rgb,
        raw: { width: size.width, height: size.height, channels: 3 },
        left: (index % layout.columns) * size.width,
        top: Math.floor(index / layout.columns) * size.height,
      })),
    )
    .webp({ quality: 74, effort: 4 })
    .toFile(file);
  return [{ kind: 'filmstrip', file, mediaType: 'image/webp', details: { filmstrip: layout } }];
}
