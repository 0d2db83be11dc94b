import { type DrawingRecord, unflattenDrawing } from '@dailies/shared/document';
import type { TLPageId, TLRecord, TLStore } from 'tldraw';
import { z } from 'zod';

const DRAWN = ['shape', 'binding', 'asset'] as const;
const Drawn = z.looseObject({ id: z.string(), typeName: z.enum(DRAWN), parentId: z.string().optional() });

/**
 * The tldraw record of a freeform record, or null where tldraw would not have it: one bad record in
 * a batch makes the whole batch throw, so each is judged alone. A shape whose parent is gone stands
 * on the page.
 */
export function projectDrawing(
  store: TLStore,
  flat: DrawingRecord,
  page: TLPageId,
  isThere: (id: string) => boolean,
): TLRecord | null {
  const parsed = Drawn.safeParse(unflattenDrawing(flat));
  if (!parsed.success) return null;
  const { parentId, ...record } = parsed.data;
  const parent = parentId === undefined ? {} : { parentId: isThere(parentId) ? parentId : page };
  try {
    return store.schema.types[record.typeName].validate({ ...record, ...parent });
  } catch {
    return null;
  }
}

export const isDrawnType = (typeName: string): boolean => DRAWN.some((type) => type === typeName);
