import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import openapiTypescript, { astToString } from 'openapi-typescript';

const PRINTER = resolve(import.meta.dirname, '../../../sync-server/src/testing/printApiDocument.ts');
const MAX_BYTES = 64 * 1_024 * 1_024;

const HEAD = `// Made from the server's OpenAPI document by "npm run api-client"; not written by hand.

`;

/** Where the types stand. */
export const SCHEMA_FILE = resolve(import.meta.dirname, '../schema.ts');

/** The types of the whole API, made anew of the routes as the server's sources have them; no server need run. */
export async function makeSchema(): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [PRINTER], { maxBuffer: MAX_BYTES });
  return `${HEAD}${astToString(await openapiTypescript(stdout))}`;
}
