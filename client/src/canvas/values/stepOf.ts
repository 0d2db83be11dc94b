/** About a hundred steps over a range, in round numbers; whole ones for whole numbers. */
export function stepOf({ least, most }: { readonly least: number; readonly most: number }, isWhole: boolean): number {
  if (isWhole) return 1;
  const span = Math.abs(most - least);
  return span === 0 ? 0.01 : Math.min(1, 10 ** Math.floor(Math.log10(span / 100) + 1e-9));
}
