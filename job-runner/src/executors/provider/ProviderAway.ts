/** Errors of a connection that was never made: whoever was asked has heard nothing. */
const UNHEARD = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
];

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** A request that came to no answer. `heard`: the provider may have taken it all the same. */
export class ProviderAway extends Error {
  readonly heard: boolean;

  constructor(cause: unknown) {
    const inner = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause;
    super(codeOf(inner) || (inner instanceof Error ? inner.name : 'unknown'), { cause });
    this.name = 'ProviderAway';
    this.heard = !UNHEARD.includes(codeOf(inner));
  }
}
