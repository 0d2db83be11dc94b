import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { completeLock } from './lock/completeLock.ts';

const file = join(resolve(import.meta.dirname, '..'), 'package-lock.json');
const { text, added } = completeLock(await readFile(file, 'utf8'));
if (added.length > 0) await writeFile(file, text);
console.log(added.length === 0 ? 'package-lock.json is complete.' : `Added to package-lock.json: ${added.join(', ')}.`);
