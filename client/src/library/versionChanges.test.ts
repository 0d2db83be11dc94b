import { AssetContent } from '@dailies/shared/assets';
import { expect, it } from 'vitest';
import { versionChanges } from './versionChanges.ts';

const content = (more: object = {}) => AssetContent.parse({ name: 'Ines', ...more });

it.each([
  [null, content(), 'As it was made'],
  [content(), content({ colours: ['#aa3322'] }), 'Changed the palette'],
  [content(), content({ description: 'x', voice: 'a'.repeat(64) }), 'Changed the description and voice'],
  [
    content({ trained: [{ sha256: 'b'.repeat(64), name: 'x' }] }),
    AssetContent.parse({ name: 'Inés', references: ['c'.repeat(64)] }),
    'Changed the name, references and trained files',
  ],
  [
    content({ trained: [{ sha256: 'b'.repeat(64), name: 'x' }] }),
    content({
      trained: [
        { sha256: 'b'.repeat(64), name: 'x' },
        { sha256: 'd'.repeat(64), name: 'ines-FLUX.safetensors' },
      ],
      trainedFrom: 1,
    }),
    'Trained ines-FLUX.safetensors',
  ],
  [content(), content(), 'Nothing changed'],
])('%j to %j is said', (was, is, sentence) => {
  expect(versionChanges(was, is)).toBe(sentence);
});
