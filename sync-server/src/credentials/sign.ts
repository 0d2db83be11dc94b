import { loadC2pa, OFFLINE } from './loadC2pa.ts';
import type { Signed, ToSign } from './Signing.ts';

const MADE = 'made';

/**
 * Signs a file into another. One that came with credentials keeps them: they hold for the file as it was
 * made, so that is named as what this one was made of, and what is signed of it is what Dailies did.
 */
export async function sign({ path, to, mediaType, manifest, made, identity }: ToSign): Promise<Signed> {
  const c2pa = await loadC2pa();
  if (c2pa === null) return { state: 'missing' };
  try {
    const { Builder, LocalSigner, Reader } = c2pa;
    const source = { path, mimeType: mediaType };
    if (made === null && (await Reader.fromAsset(source, OFFLINE)) !== null) return { state: 'carries' };
    const builder = Builder.withJson(manifest, { ...OFFLINE, builder: { thumbnail: { enabled: false } } });
    if (made !== null) {
      const parent = { title: 'As it was made', format: mediaType, relationship: 'parentOf', instance_id: MADE };
      await builder.addIngredient(JSON.stringify({ ...parent, label: MADE }), { path: made, mimeType: mediaType });
    }
    const { certificates, key, algorithm } = identity;
    builder.sign(LocalSigner.newSigner(Buffer.from(certificates), Buffer.from(key), algorithm), source, { path: to });
    return { state: 'signed' };
  } catch (error) {
    return { state: 'refused', message: error instanceof Error ? error.message : String(error) };
  }
}
