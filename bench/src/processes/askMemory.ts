import { z } from 'zod';
import type { Child } from './Child.ts';
import { MEMORY_QUESTION } from './memoryQuestion.ts';

const Answer = z.object({
  type: z.literal('memory'),
  rssBytes: z.number(),
  heapBytes: z.number(),
  /** What JavaScript holds outside of its heap: buffers. */
  externalBytes: z.number(),
});
export type Memory = Omit<z.infer<typeof Answer>, 'type'>;

/** What a process uses when its garbage is collected. */
export function askMemory(child: Child): Promise<Memory> {
  const answered = new Promise<Memory>((resolve) => {
    child.onMessage((raw) => {
      const { success, data } = Answer.safeParse(raw);
      if (success) resolve(data);
    });
  });
  child.send(MEMORY_QUESTION);
  return child.whileAlive(answered);
}
