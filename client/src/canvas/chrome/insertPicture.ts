import { createShapesForAssets, type Editor } from 'tldraw';
import { sayProblem } from '../../interface/sayProblem.ts';

/** What can be put on the canvas as a picture. */
export const PICTURES = ['image/png', 'image/jpeg', 'image/webp'];

async function put(editor: Editor, files: readonly File[]): Promise<void> {
  const assets = [];
  for (const file of files) {
    if (!PICTURES.includes(file.type)) {
      sayProblem(`“${file.name}” is no PNG, JPEG or WebP picture.`);
      continue;
    }
    const asset = await editor.getAssetForExternalContent({ type: 'file', file });
    if (asset !== undefined) assets.push(asset);
  }
  if (assets.length > 0) await createShapesForAssets(editor, assets, editor.getViewportPageBounds().center);
}

/** Asks for pictures, and draws them in the middle of the view. */
export function insertPicture(editor: Editor): void {
  const field = document.createElement('input');
  field.type = 'file';
  field.accept = PICTURES.join(',');
  field.multiple = true;
  field.addEventListener('change', () => {
    put(editor, [...(field.files ?? [])]).catch((error: unknown) => {
      const why = error instanceof Error ? error.message : 'It could not be stored.';
      sayProblem(`The picture was not inserted. ${why}`);
    });
  });
  field.click();
}
