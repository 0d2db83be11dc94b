// Loaded into a server before its own code: says how much memory it uses once what is not used is gone.

import { MEMORY_QUESTION } from './memoryQuestion.ts';

const SETTLE_MS = 200;

process.on('message', (message) => {
  if (JSON.stringify(message) !== JSON.stringify(MEMORY_QUESTION)) return;
  const answer = async (): Promise<void> => {
    // What was freed is given back to the system a moment later.
    for (let time = 0; time < 4; time += 1) {
      globalThis.gc?.();
      await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
    }
    const { rss, heapUsed, external } = process.memoryUsage();
    process.send?.({ type: 'memory', rssBytes: rss, heapBytes: heapUsed, externalBytes: external });
  };
  void answer();
});
