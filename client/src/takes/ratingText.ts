/** `4`, `3.5`: stars as they are read, to a tenth. */
export const ratingText = (stars: number): string => String(Math.round(stars * 10) / 10);
