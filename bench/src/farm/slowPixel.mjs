// A function runner that takes two seconds and says so all the time.
import { writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

for (let percent = 5; percent < 100; percent += 5) {
  process.stdout.write(`PROGRESS: ${percent} | Working\n`);
  await sleep(200);
}
writeFileSync(process.env.OUTPUT_PATH, Buffer.from(PIXEL, 'base64'));
