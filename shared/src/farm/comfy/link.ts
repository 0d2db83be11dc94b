import { z } from 'zod';

const Link = z.tuple([z.string(), z.int().min(0)]);

/** The node that an input is connected to, and at which of its outputs; undefined for a value. */
export function linkOf(value: unknown): { readonly node: string; readonly slot: number } | undefined {
  const link = Link.safeParse(value);
  return link.success ? { node: link.data[0], slot: link.data[1] } : undefined;
}
