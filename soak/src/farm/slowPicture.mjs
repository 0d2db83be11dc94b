// A function runner that takes its time, and writes down that it began and that it ended.
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const [tally, longestMs] = process.argv.slice(2);
const { seed } = JSON.parse(readFileSync(process.env.SPEC_PATH, 'utf8'));

appendFileSync(tally, `began ${seed}\n`);
for (let percent = 0; percent < 100; percent += 20) {
  process.stdout.write(`PROGRESS: ${percent} | Working\n`);
  await sleep((Number(longestMs) * (1 + (seed % 7))) / 7 / 5);
}
writeFileSync(process.env.OUTPUT_PATH, Buffer.from(PIXEL, 'base64'));
appendFileSync(tally, `ended ${seed}\n`);
