import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DOCUMENT_FORM } from '@dailies/shared/document';
import { bytesOf, readEverything, sampleProject } from '@dailies/shared/testing';

// Stores a document of the present schema, and what is read of it, for ever: run it before a change that
// raises the schema. `node scripts/makeDocumentFixture.ts`

const folder = join(import.meta.dirname, '../shared/src/document/migrations/fixtures');
const file = join(folder, `schema-${DOCUMENT_FORM.schema}.bin`);

if (existsSync(file)) {
  console.error(`${file} is there already, and a stored fixture is never made anew.`);
  process.exitCode = 1;
} else {
  // A client id of Yjs makes the same bytes each time.
  const doc = sampleProject(1);
  await writeFile(file, bytesOf(doc));
  await writeFile(file.replace('.bin', '.json'), `${JSON.stringify(readEverything(doc), null, 2)}\n`);
}
