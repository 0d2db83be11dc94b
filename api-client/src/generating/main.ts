import { writeFile } from 'node:fs/promises';
import { makeSchema, SCHEMA_FILE } from './makeSchema.ts';

await writeFile(SCHEMA_FILE, await makeSchema());
