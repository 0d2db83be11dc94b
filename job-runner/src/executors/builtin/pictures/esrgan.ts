import { readFile } from 'node:fs/promises';
import { findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { RunFailure } from '../../RunFailure.ts';

/** Draws RGB pixels larger: `factor` times as wide and as high. */
export type Predict = (rgb: Uint8Array, widthPx: number, heightPx: number) => Promise<Uint8ClampedArray>;

/** Where a package lies. Throws as an import of it would, where it does not. */
function folderOf(name: string): string {
  const file = findPackageJSON(name, import.meta.url);
  if (file === undefined) throw new Error(`Cannot find package '${name}'`);
  return dirname(file);
}

/** A model as its package has it: Keras layers, and their weights in files beside. */
const ModelFile = z.object({
  modelTopology: z.record(z.string(), z.unknown()),
  weightsManifest: z.array(
    z.object({
      paths: z.array(z.string()),
      weights: z.array(z.object({ name: z.string(), shape: z.array(z.int()), dtype: z.literal('float32') })),
    }),
  ),
});

async function loadTensorFlow() {
  const [tf, layers, wasm] = await Promise.all([
    import('@tensorflow/tfjs-core'),
    import('@tensorflow/tfjs-layers'),
    import('@tensorflow/tfjs-backend-wasm'),
  ]);
  wasm.setWasmPaths(`${join(folderOf('@tensorflow/tfjs-backend-wasm'), 'dist')}/`);
  await tf.setBackend('wasm');
  await tf.ready();
  return { tf, layers };
}

async function readModel(model: 'slim' | 'medium', factor: 2 | 4) {
  const folder = join(folderOf(`@upscalerjs/esrgan-${model}`), 'models', `x${factor}`);
  const { modelTopology, weightsManifest } = ModelFile.parse(
    JSON.parse(await readFile(join(folder, 'model.json'), 'utf8')),
  );
  const files = weightsManifest.flatMap(({ paths }) => paths.map((path) => readFile(join(folder, path))));
  const weightData = new Uint8Array(Buffer.concat(await Promise.all(files))).buffer;
  return { modelTopology, weightSpecs: weightsManifest.flatMap(({ weights }) => weights), weightData };
}

/** Loads a model of ESRGAN, on the processor. Throws `missing-tool` where it is not installed. */
export async function openEsrgan(model: 'slim' | 'medium', factor: 2 | 4): Promise<Predict> {
  try {
    const [{ tf, layers }, artifacts] = await Promise.all([loadTensorFlow(), readModel(model, factor)]);
    const network = await layers.loadLayersModel({ load: () => Promise.resolve(artifacts) });
    return async (rgb, widthPx, heightPx) => {
      const drawn = tf.tidy(() => network.predict(tf.tensor4d(Float32Array.from(rgb), [1, heightPx, widthPx, 3])));
      const [picture] = Array.isArray(drawn) ? drawn : [drawn];
      if (picture === undefined) throw new Error('The model gave nothing.');
      const values = await picture.data();
      picture.dispose();
      // Values from 0 to 255, and somewhat beyond.
      return Uint8ClampedArray.from(values);
    };
  } catch (cause) {
    if (!(cause instanceof Error) || !/cannot find (?:package|module)/i.test(cause.message)) throw cause;
    const message =
      'ESRGAN is not installed on this machine; install Dailies with its optional packages (npm ci --include=optional), or choose Lanczos as the method.';
    throw new RunFailure('missing-tool', message, { cause });
  }
}
