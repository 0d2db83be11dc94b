/** Opens the browser's print dialogue when every picture of a sheet is there; one that cannot be had keeps nobody waiting. */
export async function printSheet(sheet: HTMLElement | null): Promise<void> {
  const pictures = [...(sheet?.querySelectorAll('img') ?? [])];
  for (const picture of pictures) picture.loading = 'eager';
  await Promise.allSettled(pictures.map((picture) => picture.decode()));
  window.print();
}
