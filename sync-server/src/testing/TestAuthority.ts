import { webcrypto } from 'node:crypto';
import {
  BasicConstraintsExtension,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectKeyIdentifierExtension,
  AuthorityKeyIdentifierExtension,
  type X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509';

const KEY = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const EMAIL_PROTECTION = '1.3.6.1.5.5.7.3.4';
const DAY_MS = 86_400_000;

const newKeys = () => webcrypto.subtle.generateKey(KEY, true, ['sign', 'verify']);

async function pemOfKey(key: webcrypto.CryptoKey): Promise<string> {
  const der = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', key));
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return ['-----BEGIN PRIVATE KEY-----', ...lines, '-----END PRIVATE KEY-----', ''].join('\n');
}

export interface TestCertificate {
  /** PEM, the signer's own alone. */
  readonly own: string;
  /** PKCS #8, PEM. */
  readonly key: string;
}

export interface CertificateWanted {
  /** Days from now; negative ones are over. */
  readonly from?: number;
  readonly to?: number;
  readonly usage?: string;
}

/** An authority of one test, which issues certificates that sign Content Credentials. */
export class TestAuthority {
  /** PEM: what who trusts it names as an anchor. */
  readonly certificate: string;
  readonly #issuer: X509Certificate;
  readonly #keys: webcrypto.CryptoKeyPair;

  private constructor(issuer: X509Certificate, keys: webcrypto.CryptoKeyPair) {
    this.certificate = `${issuer.toString('pem')}\n`;
    this.#issuer = issuer;
    this.#keys = keys;
  }

  static async make(name = 'Studio root'): Promise<TestAuthority> {
    const keys = await newKeys();
    const issuer = await X509CertificateGenerator.createSelfSigned(
      {
        name: `O=Test, CN=${name}`,
        keys,
        signingAlgorithm: KEY,
        notBefore: new Date(Date.now() - 400 * DAY_MS),
        notAfter: new Date(Date.now() + 400 * DAY_MS),
        extensions: [
          new BasicConstraintsExtension(true, undefined, true),
          new KeyUsagesExtension(KeyUsageFlags.keyCertSign, true),
          await SubjectKeyIdentifierExtension.create(keys.publicKey),
        ],
      },
      webcrypto,
    );
    return new TestAuthority(issuer, keys);
  }

  async issue({ from = -1, to = 30, usage = EMAIL_PROTECTION }: CertificateWanted = {}): Promise<TestCertificate> {
    const keys = await newKeys();
    const certificate = await X509CertificateGenerator.create(
      {
        subject: 'O=Test, CN=Dailies of the studio',
        issuer: this.#issuer.subject,
        publicKey: keys.publicKey,
        signingKey: this.#keys.privateKey,
        signingAlgorithm: KEY,
        notBefore: new Date(Date.now() + from * DAY_MS),
        notAfter: new Date(Date.now() + to * DAY_MS),
        extensions: [
          new BasicConstraintsExtension(false, undefined, true),
          new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
          new ExtendedKeyUsageExtension([usage], true),
          await SubjectKeyIdentifierExtension.create(keys.publicKey),
          await AuthorityKeyIdentifierExtension.create(this.#issuer),
        ],
      },
      webcrypto,
    );
    return { own: `${certificate.toString('pem')}\n`, key: await pemOfKey(keys.privateKey) };
  }
}
