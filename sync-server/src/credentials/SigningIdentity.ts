import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { DailiesError } from '@dailies/shared/errors';

/** The algorithms of C2PA that keys are for; each is written as the library names it. */
export type SigningAlgorithm = 'es256' | 'es384' | 'es512' | 'ps256' | 'ed25519';

/** Who signs: a certificate with those that vouch for it, and its key. Goes to the process that signs, and nowhere else. */
export interface SigningIdentity {
  /** PEM, the signer's own first. */
  readonly certificates: string;
  /** PKCS #8, PEM. */
  readonly key: string;
  readonly algorithm: SigningAlgorithm;
}

/** What the settings name: files on this machine. */
export interface SigningFiles {
  readonly certificateFile: string;
  readonly keyFile: string;
}

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

const CURVES: Readonly<Record<string, SigningAlgorithm>> = {
  prime256v1: 'es256',
  secp384r1: 'es384',
  secp521r1: 'es512',
};

const refuse = (sentence: string, cause?: unknown): never => {
  throw new DailiesError('invalid-input', sentence, { cause });
};

const read = (variable: string, path: string): Promise<string> =>
  readFile(path, 'utf8').catch((error: unknown) =>
    refuse(`${variable} names ${path}, which cannot be read: correct it, or let this user read the file.`, error),
  );

function certificatesIn(text: string, path: string): readonly [X509Certificate, ...X509Certificate[]] {
  const [own, ...others] = [...text.matchAll(CERTIFICATE)].map(([pem], index) => {
    try {
      return new X509Certificate(pem);
    } catch (error) {
      return refuse(`Certificate ${index + 1} of C2PA_CERTIFICATE (${path}) is damaged: bring the file anew.`, error);
    }
  });
  return own === undefined
    ? refuse(`C2PA_CERTIFICATE (${path}) has no certificate in it: it is to be PEM, the signer's own first.`)
    : [own, ...others];
}

const nameOf = ({ subject }: X509Certificate): string => subject.replaceAll('\n', ', ');

/** Each in its time, each issued by the next. Whether people trust the last is theirs to say. */
function checkChain(chain: readonly X509Certificate[], path: string, nowMs: number): void {
  for (const [index, certificate] of chain.entries()) {
    const name = nameOf(certificate);
    if (nowMs < certificate.validFromDate.getTime()) {
      refuse(`The certificate ${name} of C2PA_CERTIFICATE (${path}) is valid only from ${certificate.validFrom} on.`);
    }
    if (nowMs > certificate.validToDate.getTime()) {
      refuse(
        `The certificate ${name} of C2PA_CERTIFICATE (${path}) has expired on ${certificate.validTo}: bring a new one.`,
      );
    }
    const next = chain[index + 1];
    if (next !== undefined && !(certificate.checkIssued(next) && certificate.verify(next.publicKey))) {
      refuse(
        `C2PA_CERTIFICATE (${path}) is broken off: ${name} was not issued by the next in it, ${nameOf(next)}; put the chain in order, the signer's own first.`,
      );
    }
  }
}

function keyIn(text: string, path: string): KeyObject {
  try {
    return createPrivateKey(text);
  } catch (error) {
    return refuse(
      `C2PA_PRIVATE_KEY (${path}) is no private key that can be read: it is to be PEM without a passphrase.`,
      error,
    );
  }
}

function algorithmOf({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject, path: string): SigningAlgorithm {
  const curve = asymmetricKeyDetails?.namedCurve ?? '';
  const bits = asymmetricKeyDetails?.modulusLength ?? 0;
  if (asymmetricKeyType === 'ec' && Object.hasOwn(CURVES, curve)) return CURVES[curve] ?? 'es256';
  if (asymmetricKeyType === 'ed25519') return 'ed25519';
  if (asymmetricKeyType === 'rsa' && bits >= 2_048) return 'ps256';
  return refuse(
    `The key of C2PA_PRIVATE_KEY (${path}) is of a kind that Content Credentials do not know: use P-256, P-384, P-521, Ed25519, or RSA of 2048 bits or more.`,
  );
}

/** Reads and checks them. Throws `invalid-input` with the sentence of what is wrong; no sentence says anything of the key. */
export async function readSigningIdentity(files: SigningFiles, nowMs: number): Promise<SigningIdentity> {
  const { certificateFile, keyFile } = files;
  const chain = certificatesIn(await read('C2PA_CERTIFICATE', certificateFile), certificateFile);
  checkChain(chain, certificateFile, nowMs);
  const key = keyIn(await read('C2PA_PRIVATE_KEY', keyFile), keyFile);
  const [own] = chain;
  if (!own.checkPrivateKey(key)) {
    refuse(
      `The key of C2PA_PRIVATE_KEY (${keyFile}) is not that of the first certificate of C2PA_CERTIFICATE, ${nameOf(own)}.`,
    );
  }
  return {
    certificates: chain.map((certificate) => certificate.toString()).join(''),
    key: key.export({ type: 'pkcs8', format: 'pem' }).toString(),
    algorithm: algorithmOf(key, keyFile),
  };
}
