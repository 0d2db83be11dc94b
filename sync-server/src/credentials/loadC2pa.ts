import { z } from 'zod';
import type { SigningAlgorithm } from './SigningIdentity.ts';

interface FileAsset {
  readonly path: string;
  readonly mimeType?: string;
}

interface Builder<Signer> {
  addIngredient(json: string, asset: FileAsset): Promise<void>;
  sign(signer: Signer, source: FileAsset, target: FileAsset): unknown;
}

/** What is used of `@contentauth/c2pa-node`. Its own types need a package that comes with no installation. */
interface C2pa<Signer = unknown> {
  readonly Builder: { withJson(manifest: object, settings: object): Builder<Signer> };
  readonly Reader: { fromAsset(asset: FileAsset, settings: object): Promise<{ json(): unknown } | null> };
  readonly LocalSigner: { newSigner(certificates: Buffer, key: Buffer, algorithm: SigningAlgorithm): Signer };
}

// As a text: the package is optional, and where it is not installed this file still has its types.
const PACKAGE: string = '@contentauth/c2pa-node';

const hasNames = (loaded: unknown): boolean =>
  z.object({ Builder: z.unknown(), Reader: z.unknown(), LocalSigner: z.unknown() }).safeParse(loaded).success;

/** Loads native code of 48 MB: only ever in a process that signs. null where it is not here, or not for this machine. */
export async function loadC2pa(): Promise<C2pa | null> {
  try {
    const loaded: unknown = await import(PACKAGE);
    return z.custom<C2pa>(hasNames).parse(loaded);
  } catch {
    return null;
  }
}

/** Nothing is fetched from anywhere, whatever address a file names. */
export const OFFLINE = { verify: { remote_manifest_fetch: false, ocsp_fetch: false } };
