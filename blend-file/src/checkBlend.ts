import { BlendContent } from './BlendContent.ts';

/** Looks whether a file is a whole Blender file, compressed or not. Throws `unsupported-media` or `too-large`. */
export async function checkBlend(path: string): Promise<void> {
  const content = await BlendContent.open(path);
  try {
    await content.walk();
  } finally {
    await content.close();
  }
}
