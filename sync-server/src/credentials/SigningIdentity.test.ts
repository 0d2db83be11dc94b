import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TestAuthority } from '../testing/TestAuthority.ts';
import { readSigningIdentity } from './SigningIdentity.ts';

let folder: string;
let authority: TestAuthority;
let files = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dailies-identity-'));
  authority = await TestAuthority.make();
});
afterAll(() => rm(folder, { recursive: true }));

async function identity(certificates: string, key: string) {
  files += 1;
  const [certificateFile, keyFile] = [join(folder, `${files}.pem`), join(folder, `${files}.key`)];
  await writeFile(certificateFile, certificates);
  await writeFile(keyFile, key);
  return readSigningIdentity({ certificateFile, keyFile }, Date.now());
}

test('a chain in order and its key are an identity, whatever else stands in the file', async () => {
  const { own, key } = await authority.issue();
  const read = await identity(`Bag Attributes\n  friendlyName: ours\n${own}${authority.certificate}`, key);
  expect(read.algorithm).toBe('es256');
  expect(read.certificates.match(/BEGIN CERTIFICATE/g)).toHaveLength(2);
  expect(read.certificates).not.toContain('Bag Attributes');
  expect((await identity(own, key)).certificates.match(/BEGIN CERTIFICATE/g)).toHaveLength(1);
});

describe('one sentence says what is wrong with', () => {
  const wrong = async (certificates: string, key: string): Promise<string> => {
    const error = await identity(certificates, key).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'invalid-input' });
    const message = error instanceof Error ? error.message : '';
    expect(message).not.toMatch(/PRIVATE KEY-----|\n/);
    return message;
  };

  test('a chain that is broken off, or in the wrong order', async () => {
    const { own, key } = await authority.issue();
    const other = await TestAuthority.make('Somebody else');
    expect(await wrong(own + other.certificate, key)).toMatch(
      /is broken off: .*CN=Dailies of the studio was not issued/,
    );
    // The same name, another key.
    const double = await TestAuthority.make();
    expect(await wrong(own + double.certificate, key)).toMatch(/is broken off/);
    expect(await wrong(authority.certificate + own, key)).toMatch(/is broken off/);
  });

  test('a certificate that has expired, or is not valid yet', async () => {
    const over = await authority.issue({ from: -30, to: -1 });
    expect(await wrong(over.own + authority.certificate, over.key)).toMatch(
      /CN=Dailies of the studio .* has expired on /,
    );
    const early = await authority.issue({ from: 1, to: 30 });
    expect(await wrong(early.own, early.key)).toMatch(/is valid only from /);
  });

  test("a key that is another certificate's, that is none, or of a kind that signs nothing", async () => {
    const { own, key } = await authority.issue();
    const other = await authority.issue();
    expect(await wrong(own, other.key)).toMatch(/is not that of the first certificate/);
    expect(await wrong(own, 'no key')).toMatch(/is no private key that can be read/);
    const sealed = generateKeyPairSync('ec', {
      namedCurve: 'P-256',
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'hunter2' },
    });
    expect(await wrong(own, sealed.privateKey)).toMatch(/without a passphrase/);
    expect(await wrong('no certificate', key)).toMatch(/has no certificate in it/);
    expect(await wrong(own.replace(/[A-Za-z]{20}/, 'AAAAAAAAAAAAAAAAAAAA'), key)).toMatch(
      /is damaged|broken off|not that of/,
    );
  });

  test('files that are not there', async () => {
    const missing = { certificateFile: join(folder, 'none.pem'), keyFile: join(folder, 'none.key') };
    await expect(readSigningIdentity(missing, Date.now())).rejects.toThrow(
      /C2PA_CERTIFICATE names .*none\.pem, which cannot be read/,
    );
  });
});
