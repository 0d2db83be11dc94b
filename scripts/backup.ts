import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { type BackupSummary, recordBackup, writeBackup } from '@dailies/archive/backup';
import { describeVariables } from '@dailies/shared/environment';
import { Progress, shownBytes } from './archive/Progress.ts';
import { namedFile, runArchive } from './archive/runArchive.ts';
import { writeFileWhole } from './archive/writeFileWhole.ts';

const HELP = `npm run backup -- FILE

  Writes the whole installation (accounts, projects, documents, media) into one archive, while
  people work. FILE must not exist yet; "-" is the output: npm run --silent backup -- - > FILE

  The archive holds password hashes: keep it as you keep the installation. It does not hold
  AUTH_SECRET (the file "secret" in DATA_DIR), which second factors need; docs/backup.md says more.

  Exits with 3 where a file that the database names is missing or damaged: the rest is in.

Environment, as for npm start:
${describeVariables()}`;

const INCOMPLETE = 3;
const SHOWN = 5;

async function toOutput(content: AsyncIterable<Uint8Array>, signal: AbortSignal): Promise<number> {
  let bytes = 0;
  for await (const chunk of content) {
    signal.throwIfAborted();
    bytes += chunk.length;
    if (!process.stdout.write(chunk)) await once(process.stdout, 'drain', { signal });
  }
  await new Promise<void>((resolve) => {
    process.stdout.end(resolve);
  });
  return bytes;
}

function sayWhatLacks(what: string, files: readonly string[]): void {
  if (files.length === 0) return;
  const names = files.slice(0, SHOWN).join(', ');
  console.error(
    `${files.length} ${files.length === 1 ? 'file is' : 'files are'} ${what} in the media store: ${names}${files.length > SHOWN ? ' …' : ''}`,
  );
}

const { values, positionals } = parseArgs({
  options: { help: { type: 'boolean', short: 'h' } },
  allowPositionals: true,
});
const [file, ...more] = positionals;
if (values.help === true || file === undefined || more.length > 0) {
  console.log(HELP);
  process.exit(values.help === true ? 0 : 1);
}
await runArchive({ alone: false }, async ({ sql, store }, signal) => {
  let summary: BackupSummary | undefined;
  const content = writeBackup({ sql, store, now: new Date(), onProgress: new Progress().report }, (value) => {
    summary = value;
  });
  const bytes = await (file === '-' ? toOutput(content, signal) : writeFileWhole(namedFile(file), content, signal));
  if (summary === undefined) return 1;
  const { rows, documents, mediaFiles, missing, damaged, unreadable } = summary;
  await recordBackup(sql, { documents, mediaFiles, bytes });
  const allRows = Object.values(rows).reduce((sum, count) => sum + count, 0);
  console.error(
    `Backed up ${documents} documents, ${allRows} rows of ${Object.keys(rows).length} tables and ${mediaFiles} files: ${shownBytes(bytes)}.`,
  );
  sayWhatLacks('missing', missing);
  sayWhatLacks('damaged', damaged);
  if (unreadable.length > 0) {
    console.error(
      `Snapshots are damaged of the documents of: ${unreadable.join(', ')}. Open them, and they are mended from their history.`,
    );
  }
  return missing.length + damaged.length > 0 ? INCOMPLETE : 0;
});
