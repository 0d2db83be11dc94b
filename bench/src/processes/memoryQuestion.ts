/** What a process is sent to tell its memory. */
export const MEMORY_QUESTION = { type: 'memory-question' };
