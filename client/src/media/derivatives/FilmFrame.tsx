import type { FilmstripLayout } from '@dailies/shared/media';

interface FilmFrameProps {
  readonly className?: string | undefined;
  readonly strip: { readonly url: string; readonly layout: FilmstripLayout };
  /** 0 to 1 of the film's length. */
  readonly share: number;
  readonly fit: 'cover' | 'contain';
}

/** One tile of a filmstrip, filling its box as a picture does. */
export function FilmFrame({ className, strip, share, fit }: FilmFrameProps) {
  const { tiles, columns, tileWidthPx, tileHeightPx } = strip.layout;
  const tile = Math.min(tiles - 1, Math.max(0, Math.floor(share * tiles)));
  const rows = Math.ceil(tiles / columns);
  return (
    <svg
      className={className}
      viewBox={`0 0 ${tileWidthPx} ${tileHeightPx}`}
      preserveAspectRatio={fit === 'cover' ? 'xMidYMid slice' : 'xMidYMid meet'}
      aria-hidden="true"
      data-tile={tile}
    >
      <svg width={tileWidthPx} height={tileHeightPx} overflow="hidden">
        <image
          href={strip.url}
          x={-(tile % columns) * tileWidthPx}
          y={-Math.floor(tile / columns) * tileHeightPx}
          width={columns * tileWidthPx}
          height={rows * tileHeightPx}
        />
      </svg>
    </svg>
  );
}
