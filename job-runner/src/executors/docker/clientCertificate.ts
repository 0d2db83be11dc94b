import { DailiesError } from '@dailies/shared/errors';

/** What an engine that is reached by TLS asks of its clients; PEM. */
export interface ClientCertificate {
  readonly cert: string;
  readonly key: string;
  /** Who signed the engine's own certificate; undefined: an authority that the system knows. */
  readonly ca: string[] | undefined;
}

const BLOCK = /-----BEGIN ([A-Z ]+)-----[^-]+-----END \1-----/g;

/**
 * Reads a Docker backend's credential: the client's certificate and its key, and the certificate of the authority that
 * signed the engine's, one after another as PEM (`cat cert.pem key.pem ca.pem`).
 */
export function clientCertificate(credential: string): ClientCertificate {
  const blocks = [...credential.matchAll(BLOCK)];
  const key = blocks.find(([, kind]) => kind?.endsWith('PRIVATE KEY'))?.[0];
  const [cert, ...authorities] = blocks.flatMap(([block, kind]) => (kind === 'CERTIFICATE' ? [block] : []));
  if (key === undefined || cert === undefined) {
    throw new DailiesError(
      'invalid-input',
      'The credential of a Docker backend is a client certificate and its key as PEM; put cert.pem, key.pem and ca.pem one after another.',
    );
  }
  return { cert, key, ca: authorities.length === 0 ? undefined : authorities };
}
