// A function runner for inpainting that has no model: it writes down what it was given, and gives back the mask.
import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const { INPUT_DIR, OUTPUT_PATH, PROMPT, SPEC_PATH } = process.env;
const { params, inputs } = JSON.parse(readFileSync(SPEC_PATH, 'utf8')).recipe;
const fileOf = (port) => join(INPUT_DIR, 'media', inputs[port][0].sha256);

process.stdout.write('PROGRESS: 50 | Painting in\n');
if (!existsSync(fileOf('image'))) throw new Error('The picture is not here.');
process.stdout.write(`${PROMPT} ${params.strength} ${Object.keys(inputs).join(' ')}\n`);
copyFileSync(fileOf(inputs.mask ? 'mask' : 'image'), OUTPUT_PATH);
