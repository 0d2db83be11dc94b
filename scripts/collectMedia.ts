import { parseArgs } from 'node:util';
import { collectAndRecord, collectMedia } from '@dailies/archive/retention';
import { describeVariables, parseEnvironment } from '@dailies/shared/environment';
import { unwrap } from '@dailies/shared/errors';
import { shownBytes } from './archive/Progress.ts';
import { runArchive } from './archive/runArchive.ts';

const HELP = `npm run collect-media [-- --remove]

  Looks through everything (documents with their whole history and versions, branches, takes, assets,
  comments, people) for files that nothing names any more, and says which they are and when each is
  removed: MEDIA_GRACE_DAYS after that was first seen. Nothing is changed.

  --remove  marks them, and removes those whose days are over, as Dailies does by itself once a day

  People may work meanwhile. Whatever cannot be read ends it before anything is removed.

Environment, as for npm start:
${describeVariables()}`;

const DAY_MS = 86_400_000;

const { values, positionals } = parseArgs({
  options: { help: { type: 'boolean', short: 'h' }, remove: { type: 'boolean' } },
  allowPositionals: true,
});
if (values.help === true || positionals.length > 0) {
  console.log(HELP);
  process.exit(values.help === true ? 0 : 1);
}
const { mediaGraceDays } = unwrap(parseEnvironment(process.env));
const sum = (blobs: readonly { readonly sizeBytes: number }[]): string =>
  shownBytes(blobs.reduce((bytes, { sizeBytes }) => bytes + sizeBytes, 0));

await runArchive({ alone: false }, async ({ sql, store }) => {
  const collecting = { sql, store, graceMs: mediaGraceDays * DAY_MS };
  const { plan, collected } = await (values.remove === true
    ? collectAndRecord(collecting)
    : collectMedia({ ...collecting, dry: true }));
  for (const { sha256, sizeBytes } of plan.collect) {
    console.log(`${sha256}\t${sizeBytes}\t${values.remove === true ? 'due' : 'now'}`);
  }
  for (const { sha256, sizeBytes, collectAtMs } of plan.waiting) {
    console.log(`${sha256}\t${sizeBytes}\t${new Date(collectAtMs).toISOString()}`);
  }
  console.error(`${plan.kept.length} files are in use (${sum(plan.kept)}).`);
  console.error(`${plan.waiting.length} are named by nothing and wait (${sum(plan.waiting)}).`);
  console.error(
    values.remove === true
      ? `${collected.length} were removed (${sum(collected)}).`
      : `${plan.collect.length} would be removed now (${sum(plan.collect)}).`,
  );
  return 0;
});
