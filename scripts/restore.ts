import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { A_BACKUP, BackupHeader, restoreBackup, verifyBackup } from '@dailies/archive/backup';
import { checkArchive } from '@dailies/archive/container';
import { describeVariables } from '@dailies/shared/environment';
import { DailiesError } from '@dailies/shared/errors';
import { Progress } from './archive/Progress.ts';
import { namedFile, runArchive } from './archive/runArchive.ts';

const HELP = `npm run restore -- FILE

  Restores a backup into an empty installation: another DATA_DIR, or DATABASE_URL and MEDIA_URL.
  Stop Dailies there first. Browsers that hold older copies of the projects set them aside.

  npm run restore -- FILE --replace   also where there are accounts and projects, which are lost
  npm run restore -- --verify FILE    compares the installation with the backup, and changes nothing
  npm run restore -- --check FILE     sees only that the file is whole and undamaged

Environment, as for npm start:
${describeVariables()}`;

const SHOWN = 50;

const { values, positionals } = parseArgs({
  options: {
    replace: { type: 'boolean', default: false },
    verify: { type: 'boolean', default: false },
    check: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h' },
  },
  allowPositionals: true,
});
const [name, ...more] = positionals;
if (values.help === true || name === undefined || more.length > 0) {
  console.log(HELP);
  process.exit(values.help === true ? 0 : 1);
}
const file = namedFile(name);
const open = (): AsyncIterable<Uint8Array> => createReadStream(file, { highWaterMark: 1_024 * 1_024 });
if ((await stat(file).catch(() => null)) === null) {
  console.error(`There is no file ${file}.`);
  process.exit(1);
}

/** Of the file alone. */
async function check(): Promise<number> {
  try {
    const { createdAt, migrations } = await checkArchive(open(), BackupHeader, A_BACKUP);
    console.log(`${file} is whole: a backup of ${createdAt}, schema ${migrations.at(-1)?.name ?? ''}.`);
    return 0;
  } catch (error) {
    console.error(error instanceof DailiesError ? error.message : error);
    return 1;
  }
}

if (values.check) process.exit(await check());
const { report } = new Progress();
if (values.verify) {
  await runArchive({ alone: false }, async ({ sql, store }) => {
    const { tables, rows, documents, mediaFiles, differences } = await verifyBackup({
      sql,
      store,
      open,
      onProgress: report,
    });
    console.log(`Compared ${rows} rows of ${tables} tables, ${documents} documents and ${mediaFiles} files.`);
    for (const sentence of differences.slice(0, SHOWN)) console.log(sentence);
    if (differences.length > SHOWN) console.log(`… and ${differences.length - SHOWN} more.`);
    console.log(
      differences.length === 0
        ? 'Everything is as in the backup.'
        : `${differences.length} things are not as in the backup.`,
    );
    return differences.length === 0 ? 0 : 1;
  });
}
await runArchive({ alone: true }, async ({ sql, store }) => {
  const { documents, mediaFiles, missing, damaged } = await restoreBackup({
    sql,
    store,
    open,
    replace: values.replace,
    onProgress: report,
  });
  console.log(
    `Restored ${documents} documents and ${mediaFiles - damaged.length} files. Start Dailies with npm start.`,
  );
  if (missing.length + damaged.length > 0) {
    console.log(`${missing.length + damaged.length} files were missing or damaged already when the backup was made.`);
  }
  return 0;
});
