import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { z } from 'zod';
import { Installation } from '../installation/Installation.ts';
import { Person } from '../people/Person.ts';
import { BreakingNetwork } from './BreakingNetwork.ts';
import { blockOf } from './blockOf.ts';
import { Shell } from './Shell.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const FILES = join(ROOT, 'sync-server/src/testing/files');
const PROJECT = 'Harbour';
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const Takes = z.array(
  z.object({
    id: z.string(),
    node: z.string(),
    title: z.string(),
    number: z.int(),
    media: z.string(),
    picked: z.boolean(),
    seed: z.int(),
  }),
);
const Generated = z.object({
  project: z.string(),
  requests: z.array(
    z.object({
      id: z.string(),
      ended: z.boolean(),
      runs: z.array(z.object({ run: z.string(), state: z.string(), take: z.string().nullable() })),
    }),
  ),
});
const Asked = z.object({ project: z.string(), requests: z.array(z.object({ request: z.string(), node: z.string() })) });
const Downloaded = z.object({ take: z.string(), sha256: z.string(), file: z.string(), written: z.boolean() });
const Uploaded = z.object({ sha256: z.string(), mediaType: z.string() });

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

test.describe('scripting', () => {
  let installation: Installation;
  let folder: string;
  let dora: Person;
  let project: string;
  /** Signed in by the environment. */
  let shell: Shell;
  let docs: string;

  test.beforeAll(async () => {
    test.setTimeout(400_000);
    [installation, folder, docs] = await Promise.all([
      Installation.start(),
      mkdtemp(join(tmpdir(), 'dailies-scripting-')),
      readFile(join(ROOT, 'docs/scripting.md'), 'utf8'),
    ]);
    dora = await Person.signUp(installation.origin, 'Dora');
    project = await dora.createProject(PROJECT);
    const nodes = [
      { id: 'sh010', type: 'shot-still', title: 'SH010', pos: [0, 0], params: { prompt: 'A pier at night' } },
      { id: 'sh020', type: 'shot-still', title: 'SH020', pos: [400, 0], params: { prompt: 'A boat' } },
      { id: 'note', type: 'note', title: 'Look here', pos: [0, 400] },
    ];
    await dora.call('POST', `/projects/${project}/commands`, { commands: [{ name: 'createNodes', args: { nodes } }] });
    shell = new Shell(folder, { DAILIES_URL: installation.origin, DAILIES_TOKEN: dora.token });
  });
  test.afterAll(async () => {
    await installation.stop();
    await rm(folder, { recursive: true, force: true });
  });

  /** Runs a shell script of the documentation in a folder of its own, as somebody who is not signed in. */
  async function freshShell(name: string): Promise<Shell> {
    const own = join(folder, name);
    await mkdir(own, { recursive: true });
    return new Shell(own, { DAILIES_URL: installation.origin, EMAIL: dora.email, PASSWORD: dora.password });
  }

  const takes = async (): Promise<z.infer<typeof Takes>> => Takes.parse(await shell.json('takes', project));

  async function expectPicked(where: string): Promise<void> {
    const picked = (await takes()).filter((take) => take.picked);
    expect(picked.length).toBeGreaterThan(0);
    const files = await readdir(where);
    expect(files).toHaveLength(picked.length);
    const hashes = await Promise.all(files.map(async (file) => sha256(await readFile(join(where, file)))));
    expect(hashes.sort()).toEqual(picked.map(({ media }) => media).sort());
  }

  test('the lines of shell in the documentation do what it says', async () => {
    const own = await freshShell('shell');
    const { code, out, err } = await own.run('sh', ['-c', blockOf(docs, 'sh')]);
    expect(code, `${out}\n${err}`).toBe(0);
    expect(err).toBe('');
    expect(out).toContain('Signed in at');
    expect(out.match(/SH010 .*succeeded/g)).toHaveLength(2);
    await expectPicked(join(own.folder, 'picked'));
    expect((await stat(join(own.folder, 'harbour.dailies'))).size).toBeGreaterThan(1_000);
    expect(out + err).not.toContain(dora.token);
    await expect(stat(join(own.folder, 'config/dailies/login.json'))).rejects.toThrow('ENOENT');
  });

  test('the lines of TypeScript in the documentation do what it says', async () => {
    // Within the checkout, where the package is found.
    const output = join(ROOT, 'e2e/output');
    await mkdir(output, { recursive: true });
    const own = await mkdtemp(join(output, 'script-'));
    try {
      const before = (await takes()).length;
      await writeFile(join(own, 'script.ts'), blockOf(docs, 'ts'));
      const variables = { DAILIES_URL: installation.origin, EMAIL: dora.email, PASSWORD: dora.password };
      const { code, out, err } = await new Shell(own, variables).run('node', ['script.ts']);
      expect(code, `${out}\n${err}`).toBe(0);
      expect(await takes()).toHaveLength(before + 2);
      await expectPicked(join(own, 'picked'));
    } finally {
      await rm(own, { recursive: true, force: true });
    }
  });

  test('signing in keeps a file that only its owner reads, and signing out ends the session', async () => {
    const own = await freshShell('login');
    const wrong = await own.run('dailies', ['login', installation.origin, '--email', dora.email, '--password-stdin'], {
      input: 'not the password',
    });
    expect([wrong.code, wrong.out]).toEqual([1, '']);
    expect(wrong.err).toMatch(/^[^\n]+\.\n$/);
    const right = await own.run('dailies', ['login', installation.origin, '--email', dora.email, '--password-stdin'], {
      input: `${dora.password}\n`,
    });
    expect([right.code, right.err]).toEqual([0, '']);
    const file = join(own.folder, 'config/dailies/login.json');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const { token } = z.object({ token: z.string() }).parse(JSON.parse(await readFile(file, 'utf8')));
    expect(right.out).not.toContain(token);
    const who = await own.dailies('whoami');
    expect(who.out).toBe(`Dora (${dora.email}) at ${installation.origin}\n`);
    expect((await own.dailies('logout')).code).toBe(0);
    expect((await own.dailies('whoami')).err).toContain('Nobody is signed in');
    const answer = await fetch(`${installation.origin}/api/v1/me`, { headers: { authorization: `Bearer ${token}` } });
    expect(answer.status).toBe(401);
  });

  test('several shots are asked for at once, with a seed, and cancelled', async () => {
    const { requests } = Generated.parse(
      await shell.json('generate', PROJECT, 'sh010', 'SH020', '--seed', '7', '--wait'),
    );
    expect(requests.map(({ ended, runs }) => [ended, runs.map(({ state }) => state)])).toEqual([
      [true, ['succeeded']],
      [true, ['succeeded']],
    ]);
    const made = (await takes()).filter(({ id }) => requests.some(({ runs }) => runs.some(({ take }) => take === id)));
    expect(made.map(({ seed }) => seed)).toEqual([7, 7]);
    const again = Generated.parse(await shell.json('generate', PROJECT, 'SH010', '--seed', '7', '--wait'));
    expect(again.requests[0]?.runs[0]).toMatchObject({ state: 'reused', take: requests[0]?.runs[0]?.take });

    const asked = Asked.parse(await shell.json('generate', PROJECT, 'SH020', '--count', '8', '--anyway'));
    const request = asked.requests[0]?.request ?? '';
    expect((await shell.dailies('cancel', request)).code).toBe(0);
    const { code, out } = await shell.dailies('wait', request);
    expect([code, out]).toEqual([1, expect.stringContaining('cancelled')]);
  });

  test('a request that is held is found, says why, and runs when it is confirmed', async () => {
    // As somebody asks who was offline, and saw another recipe.
    const args = { id: 'late', node: 'sh020', kind: 'generate', variations: 1, recipe: 'f'.repeat(32), anyway: true };
    await dora.call('POST', `/projects/${project}/commands`, { commands: [{ name: 'requestTakes', args }] });
    const held = await shell.dailies('wait', 'late');
    expect([held.code, held.out]).toEqual([1, expect.stringMatching(/SH020 .*held/)]);
    expect(held.err).toContain('has changed since this was asked for');
    expect(held.err).toContain('"dailies wait --confirm late" lets it run.');
    const confirmed = await shell.dailies('wait', '--confirm', 'late', '--project', PROJECT);
    expect([confirmed.code, confirmed.out], confirmed.err).toEqual([0, expect.stringMatching(/SH020 .*succeeded/)]);
  });

  test('downloads are checked, resumed, left alone where they are whole, and named by a template', async () => {
    const lines = async (): Promise<z.infer<typeof Downloaded>[]> => {
      const { code, out, err } = await shell.dailies(
        'download',
        PROJECT,
        '--to',
        'all',
        '--name',
        '{code}-{shot}-{take}',
        '--json',
      );
      expect([code, err]).toEqual([0, '']);
      return out
        .trim()
        .split('\n')
        .map((line) => Downloaded.parse(JSON.parse(line)));
    };
    const first = await lines();
    expect(first.every(({ written }) => written)).toBe(true);
    expect(first.map(({ take }) => take).sort()).toEqual((await takes()).map(({ id }) => id).sort());
    expect(first[0]?.file).toMatch(/\/all\/HAR[A-Z]*-SH010-01\.png$/);
    expect((await lines()).some(({ written }) => written)).toBe(false);

    const [one, two] = first;
    if (one === undefined || two === undefined) throw new Error('There are two takes at least.');
    const whole = await readFile(one.file);
    // Half of one, as a broken download leaves it; of another, something else.
    await rm(one.file);
    await writeFile(`${one.file}.part`, whole.subarray(0, 1_000));
    await rm(two.file);
    await writeFile(`${two.file}.part`, Buffer.alloc(500));
    await truncate(`${two.file}.part`, 400);
    expect((await lines()).filter(({ written }) => written).map(({ take }) => take)).toEqual([one.take, two.take]);
    for (const { file, sha256: hash } of [one, two]) expect(sha256(await readFile(file))).toBe(hash);
    expect((await readdir(join(folder, 'all'))).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  test('each take is named for what it is, and with --with-recipe says how it was made', async () => {
    await dora.call('POST', `/projects/${project}/commands`, {
      commands: [
        { name: 'setSettings', args: { width: 320, height: 180 } },
        {
          name: 'createNodes',
          args: {
            nodes: [
              { id: 'tide', type: 'shot-motion', title: 'Tide', pos: [0, 800], params: { durationSeconds: 1 } },
              { id: 'tape', type: 'output', title: 'Tape', pos: [400, 800], params: { profile: 'prores-hq' } },
            ],
          },
        },
        {
          name: 'connect',
          args: { id: 'cut', from: 'tide', fromPort: 'video', to: 'tape', toPort: 'video' },
        },
      ],
    });
    await shell.json('generate', PROJECT, 'Tape', '--with-above', '--wait');
    const download = async (...options: string[]): Promise<z.infer<typeof Downloaded>> =>
      Downloaded.parse(await shell.json('download', PROJECT, '--node', 'Tape', '--to', 'tape', ...options));
    const plain = await download();
    expect(basename(plain.file)).toBe('Tape_v001_take01.mov');
    expect(sha256(await readFile(plain.file))).toBe(plain.sha256);

    expect(await download('--with-recipe')).toEqual({ ...plain, written: true });
    expect(await download('--with-recipe')).toEqual({ ...plain, written: false });
    const { stdout } = await promisify(execFile)('exiftool', ['-json', plain.file]);
    const [tags] = z.array(z.object({ Dailies: z.unknown(), MIMEType: z.string() })).parse(JSON.parse(stdout));
    expect(tags?.MIMEType).toBe('video/quicktime');
    expect(JSON.stringify(tags?.Dailies)).toContain(plain.take);
    expect(await readdir(join(folder, 'tape'))).toEqual(['Tape_v001_take01.mov']);
  });

  test('a file is uploaded; a project goes out and comes back', async () => {
    await writeFile(join(folder, 'dot.png'), PNG);
    expect(Uploaded.parse(await shell.json('upload', PROJECT, 'dot.png'))).toEqual({
      sha256: sha256(PNG),
      mediaType: 'image/png',
    });
    await writeFile(join(folder, 'notes.txt'), 'no picture');
    const refused = await shell.dailies('upload', PROJECT, 'notes.txt');
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('PNG, JPEG, WebP')]);

    expect((await shell.dailies('export', PROJECT, 'film.dailies')).code).toBe(0);
    const twice = await shell.dailies('export', PROJECT, 'film.dailies');
    expect([twice.code, twice.err]).toEqual([1, expect.stringContaining('is there already')]);
    const imported = z.object({ id: z.string(), takes: z.int() }).parse(await shell.json('import', 'film.dailies'));
    expect(imported.takes).toBe((await takes()).length);
    const ambiguous = await shell.dailies('takes', PROJECT);
    expect(ambiguous.code).toBe(1);
    expect(ambiguous.err).toContain(imported.id);
    expect(ambiguous.err).toContain(project);
  });

  test('a large file goes on where the connection broke, and where it is sent again', async () => {
    // A film that plays, with noise in a box that players pass over.
    const noise = randomBytes(24_000_000);
    const box = Buffer.alloc(8);
    box.writeUInt32BE(noise.length + box.length, 0);
    box.write('free', 4, 'latin1');
    const film = Buffer.concat([await readFile(join(FILES, 'bars.mp4')), box, noise]);
    await writeFile(join(folder, 'rushes.mp4'), film);
    const network = await BreakingNetwork.to(installation.origin);
    try {
      const away = new Shell(folder, { DAILIES_URL: network.origin, DAILIES_TOKEN: dora.token });
      network.breakAfter(10_000_000);
      const broken = await away.dailies('upload', project, 'rushes.mp4');
      expect([broken.code, broken.err]).toEqual([1, expect.stringContaining('cannot be reached')]);
      network.mend();
      expect(Uploaded.parse(await away.json('upload', project, 'rushes.mp4'))).toEqual({
        sha256: sha256(film),
        mediaType: 'video/mp4',
      });
      // What was here after the first try was not sent again.
      expect(network.carried).toBeLessThan(film.length + 5_000_000);
    } finally {
      network.close();
    }
  });

  test('every refusal is one sentence and a code that scripts can switch on', async () => {
    const cases: readonly (readonly [readonly string[], number, RegExp])[] = [
      [[], 2, /^dailies COMMAND/],
      [['paint'], 2, /There is no command "paint"/],
      [['takes'], 2, /it is used so: dailies takes PROJECT/],
      [['takes', project, '--colour'], 2, /Unknown option '--colour'/],
      [['generate', project, 'SH010', '--count', 'many'], 2, /--count is a whole number from 1 to 8/],
      [['download', project, '--name', '{reel}'], 2, /There is no \{reel\}/],
      [['takes', 'Nowhere'], 1, /There is no project "Nowhere" that you can see/],
      [['generate', project, 'SH099'], 1, /There is no node "SH099"/],
      [['generate', project, 'Look here'], 1, /has nothing to generate/],
      [['wait', 'ghost'], 1, /There is no request and no run "ghost"/],
      [['upload', project, 'missing.png'], 1, /missing\.png cannot be read/],
    ];
    const check = async ([args, code, sentence]: (typeof cases)[number]): Promise<void> => {
      const ended = await shell.dailies(...args);
      expect([args, ended.code, ended.out], ended.err).toEqual([args, code, '']);
      expect(ended.err).toMatch(sentence);
      expect(ended.err + ended.out).not.toContain(dora.token);
    };
    await Promise.all(cases.map(check));
    const nowhere = new Shell(folder, { DAILIES_URL: 'http://127.0.0.1:9', DAILIES_TOKEN: 'none' });
    expect((await nowhere.dailies('projects')).err).toBe(
      'http://127.0.0.1:9 cannot be reached; check the address, and that Dailies runs there.\n',
    );
    const stale = new Shell(folder, { DAILIES_URL: installation.origin, DAILIES_TOKEN: 'stale' });
    expect(await stale.dailies('projects')).toMatchObject({
      code: 1,
      err: expect.stringContaining('sign in and try again'),
    });
  });

  test('npm runs the command line from the checkout, with paths from where it was called', async () => {
    const { code, out, err } = await shell.run('npm', ['run', '--silent', 'dailies', '--', 'projects', '--json'], {
      cwd: ROOT,
    });
    expect(code, err).toBe(0);
    expect(JSON.parse(out)).toEqual(
      expect.arrayContaining([expect.objectContaining({ id: project, name: PROJECT, role: 'director' })]),
    );
  });
});
