import { parseArgs } from 'node:util';
import { copyMedia, openMediaStore } from '@dailies/media-store';
import { describeVariables } from '@dailies/shared/environment';
import { Progress, shownBytes } from './archive/Progress.ts';
import { runArchive } from './archive/runArchive.ts';

const HELP = `npm run move-media -- MEDIA_URL

  Copies every file of the installation's media store into another: a folder (file:///srv/media) or a
  bucket (s3://bucket?endpoint=…). Every file is hashed on the way; what is there already is left, so
  that it goes on where it was broken off. Nothing is removed, and people may work meanwhile:

    1. npm run move-media -- s3://bucket      while people work
    2. stop Dailies, and run it once more: only what is new is copied
    3. start Dailies with MEDIA_URL=s3://bucket

  Exits with 3 where a file is damaged: all others are copied.

Environment, as for npm start:
${describeVariables()}`;

const DAMAGED = 3;
const SHOWN = 5;

const { values, positionals } = parseArgs({
  options: { help: { type: 'boolean', short: 'h' } },
  allowPositionals: true,
});
const [mediaUrl, ...more] = positionals;
if (values.help === true || mediaUrl === undefined || more.length > 0) {
  console.log(HELP);
  process.exit(values.help === true ? 0 : 1);
}
await runArchive({ alone: false }, async ({ store }, signal) => {
  const to = await openMediaStore(mediaUrl);
  await to.check();
  const progress = new Progress();
  const { copied, copiedBytes, there, damaged } = await copyMedia(store, to, {
    signal,
    onProgress: (done) => progress.report('Files', done, null),
  });
  console.error(`Copied ${copied} files (${shownBytes(copiedBytes)}); ${there} were there already.`);
  if (damaged.length === 0) return 0;
  const names = damaged.slice(0, SHOWN).join(', ');
  console.error(
    `${damaged.length} damaged, and left out: ${names}${damaged.length > SHOWN ? ' …' : ''}. A backup may have them whole.`,
  );
  return DAMAGED;
});
