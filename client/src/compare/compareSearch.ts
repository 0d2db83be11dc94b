import { TakeId } from '@dailies/shared/ids';
import { z } from 'zod';

/** As many takes as can be told apart beside each other. */
export const COMPARED_AT_MOST = 4;

export const COMPARE_MODES = ['side', 'wipe', 'difference'] as const;
export type CompareMode = (typeof COMPARE_MODES)[number];

/** `?takes=a,b,c,d&mode=wipe`. */
export const CompareSearch = z.object({
  takes: z.coerce.string().max(400).optional().catch(undefined),
  mode: z.enum(COMPARE_MODES).optional().catch(undefined),
});
export type CompareSearch = z.infer<typeof CompareSearch>;

/** The takes that an address names, each once; what is no id is left out. */
export function comparedIds({ takes = '' }: CompareSearch): readonly TakeId[] {
  const ids = takes.split(',').flatMap((part) => TakeId.safeParse(part).data ?? []);
  return [...new Set(ids)].slice(0, COMPARED_AT_MOST);
}
