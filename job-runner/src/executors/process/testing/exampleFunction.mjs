// A function runner as anybody may write one: scalars from the environment, the rest from spec.json.
// `behaviour` in the params says what it does.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { appendFileSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const { OUTPUT_DIR, OUTPUT_PATH, SPEC_PATH, INPUT_DIR, PROMPT, SEED, WIDTH, HEIGHT } = process.env;
const { params, inputs } = JSON.parse(readFileSync(SPEC_PATH, 'utf8')).recipe;
const picture = Buffer.from(String(params.picture ?? ''), 'base64');
const say = (line) => process.stdout.write(`${line}\n`);
const fail = (message) => {
  process.stderr.write(`something went wrong on the way\n${message}\n`);
  process.exit(3);
};

// Tells how often the command was really started.
if (params.tally) appendFileSync(params.tally, `${process.pid}\n`);

switch (params.behaviour) {
  case 'draw':
    say('PROGRESS: 10 | Loading');
    await sleep(Number(params.milliseconds ?? 0));
    say('PROGRESS: 60 | Drawing…');
    say('PROGRESS: 40 | Drawing…');
    say('a line for the log');
    writeFileSync(OUTPUT_PATH, picture);
    say('PROGRESS: 100 | Done');
    break;
  case 'draw-elsewhere':
    writeFileSync(join(OUTPUT_DIR, 'other.png'), picture);
    writeFileSync(join(OUTPUT_DIR, 'result.json'), JSON.stringify({ output: 'other.png' }));
    break;
  case 'wait':
    // One child in the group, and one that leaves it.
    spawn('sleep', ['300'], { stdio: 'ignore' });
    spawn('sleep', ['300'], { stdio: 'ignore', detached: true }).unref();
    process.on('SIGTERM', () => {});
    say('PROGRESS: 5 | Waiting');
    await sleep(300_000);
    break;
  case 'fail':
    fail(params.message);
    break;
  case 'fail-by-result':
    writeFileSync(
      join(OUTPUT_DIR, 'result.json'),
      JSON.stringify({ error: { code: 'refused', message: 'The provider refused this prompt; word it differently.' } }),
    );
    fail('Traceback');
    break;
  case 'tell':
    fail(
      JSON.stringify({
        prompt: createHash('sha256').update(PROMPT).digest('hex'),
        words: process.argv.length,
        scalars: [SEED, WIDTH, HEIGHT],
        secret: process.env.DATABASE_URL ?? null,
        input: inputs.picture ? readFileSync(join(INPUT_DIR, 'media', inputs.picture[0].sha256), 'utf8') : null,
      }),
    );
    break;
  case 'train':
    writeFileSync(OUTPUT_PATH, picture);
    writeFileSync(join(OUTPUT_DIR, 'trained-0.safetensors'), 'the weights');
    writeFileSync(
      join(OUTPUT_DIR, 'result.json'),
      JSON.stringify({ trained: [{ file: params.file ?? 'trained-0.safetensors', name: 'Ines.safetensors' }] }),
    );
    break;
  case 'nothing':
    break;
  case 'empty':
    writeFileSync(OUTPUT_PATH, '');
    break;
  case 'text':
    writeFileSync(OUTPUT_PATH, '#EXTM3U\nfile:///etc/passwd\n');
    break;
  case 'damaged':
    writeFileSync(OUTPUT_PATH, picture.subarray(0, picture.length / 2));
    break;
  case 'large':
    writeFileSync(OUTPUT_PATH, Buffer.concat([picture, Buffer.alloc(200_000)]));
    break;
  case 'link':
    symlinkSync('/etc/passwd', OUTPUT_PATH);
    break;
  case 'outside':
    writeFileSync(join(OUTPUT_DIR, 'result.json'), JSON.stringify({ output: '../in/spec.json' }));
    break;
  case 'bad-result':
    writeFileSync(OUTPUT_PATH, picture);
    writeFileSync(join(OUTPUT_DIR, 'result.json'), '{"output": 7}');
    break;
  case 'out-of-memory':
    fail('torch.OutOfMemoryError: CUDA out of memory. Tried to allocate 20.00 GiB');
    break;
  case 'kill-itself':
    process.kill(process.pid, 'SIGKILL');
    await sleep(1_000);
    break;
  default:
    fail(`unknown behaviour ${params.behaviour}`);
}
