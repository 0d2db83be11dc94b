import type { ObjectInfo } from '../objectInfo.ts';

/** A ComfyUI server's answer, in small: the shapes of declarations that there are. */
export const testObjectInfo: ObjectInfo = {
  CheckpointLoaderSimple: {
    input: { required: { ckpt_name: [['flux.safetensors', 'sdxl.safetensors']] } },
    output: ['MODEL', 'CLIP', 'VAE'],
    output_node: false,
    display_name: 'Load Checkpoint',
  },
  CLIPTextEncode: {
    input: { required: { text: ['STRING', { multiline: true }], clip: ['CLIP', {}] } },
    output: ['CONDITIONING'],
  },
  EmptyLatentImage: {
    input: {
      required: {
        width: ['INT', { default: 512, min: 16, max: 16_384, step: 8 }],
        height: ['INT', { default: 512, min: 16, max: 16_384, step: 8 }],
        batch_size: ['INT', { default: 1, min: 1, max: 4_096 }],
      },
    },
    output: ['LATENT'],
  },
  KSampler: {
    input: {
      required: {
        positive: ['CONDITIONING'],
        negative: ['CONDITIONING'],
        model: ['MODEL', {}],
        latent_image: ['LATENT'],
        denoise: ['FLOAT', { default: 1, min: 0, max: 1, step: 0.01 }],
        seed: ['INT', { default: 0, min: 0, max: 2 ** 64, control_after_generate: true }],
        steps: ['INT', { default: 20, min: 1, max: 10_000 }],
        cfg: ['FLOAT', { default: 8, min: 0, max: 100, step: 0.1 }],
        sampler_name: ['COMBO', { options: ['euler', 'dpmpp_2m'] }],
      },
    },
    input_order: {
      required: ['model', 'seed', 'steps', 'cfg', 'sampler_name', 'positive', 'negative', 'latent_image', 'denoise'],
    },
    output: ['LATENT'],
  },
  VAEDecode: { input: { required: { samples: ['LATENT'], vae: ['VAE'] } }, output: ['IMAGE'] },
  ImageInvert: { input: { required: { image: ['IMAGE'] } }, output: ['IMAGE'] },
  LoadImage: {
    input: { required: { image: [['a.png'], { image_upload: true }] }, optional: { note: ['STRING', {}] } },
    output: ['IMAGE', 'MASK'],
  },
  Weights: {
    input: { required: { image: ['IMAGE'], weights: ['COMBO', { options: ['a', 'b'], multiselect: true }] } },
    output: ['IMAGE'],
  },
  SaveImage: {
    input: { required: { images: ['IMAGE'], filename_prefix: ['STRING', { default: 'ComfyUI' }] } },
    output: [],
    output_node: true,
  },
  PreviewImage: { input: { required: { images: ['IMAGE'] } }, output: [], output_node: true },
  Strange: { input: 'nobody knows' },
};
