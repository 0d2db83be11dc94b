import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { SCHEMA_FOLDER } from './runners/places.ts';
import { runnerSchemas } from './runners/schemas.ts';

/** Writes what function runners check their spec.json against, from the modules as they are now. */
const folder = resolve(import.meta.dirname, '..', SCHEMA_FOLDER);
await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
const schemas = Object.entries(runnerSchemas());
for (const [name, schema] of schemas) await writeFile(join(folder, name), `${JSON.stringify(schema, null, 2)}\n`);
console.log(`${schemas.length} schemas are written to ${folder}.`);
