/** What the thread is told of a file, which is named by a number. */
export type HashOrder =
  | { readonly kind: 'written'; readonly file: number; readonly path: string; readonly bytes: number }
  | { readonly kind: 'whole'; readonly file: number }
  | { readonly kind: 'drop'; readonly file: number };

/** What it answers to `whole`. */
export type HashAnswer =
  | { readonly file: number; readonly sha256: string; readonly sizeBytes: number }
  | { readonly file: number; readonly failure: string };
