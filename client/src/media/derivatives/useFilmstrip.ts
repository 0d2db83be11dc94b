import type { FilmstripLayout, Sha256 } from '@dailies/shared/media';
import { derivativeOf, useDerivatives } from './useDerivatives.ts';

/** The filmstrip of a film, once it is there. */
export function useFilmstrip(media: Sha256): { readonly url: string; readonly layout: FilmstripLayout } | undefined {
  const strip = derivativeOf(useDerivatives(media), 'filmstrip');
  if (strip === undefined || strip.url === null || strip.details.filmstrip === undefined) return undefined;
  return { url: strip.url, layout: strip.details.filmstrip };
}
