interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

/** Everything of a list, asked for page by page as it is needed. */
export async function* pages<Item>(
  ask: (cursor: string | undefined) => Promise<Page<Item>>,
): AsyncGenerator<Item, void> {
  let cursor: string | undefined;
  do {
    const { items, next } = await ask(cursor);
    yield* items;
    cursor = next ?? undefined;
  } while (cursor !== undefined);
}
