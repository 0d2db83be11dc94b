import type { Asset } from '@dailies/shared/http';
import type { Editor, VecLike } from 'tldraw';

/** What is dragged is an asset of this page, and nothing that another page makes sense of. */
const DRAGGED = 'application/x-dailies-asset';

export function beginAssetDrag(transfer: DataTransfer, asset: Asset): void {
  transfer.setData(DRAGGED, asset.id);
  transfer.effectAllowed = 'copy';
}

/** Takes assets that are dropped on the canvas, before tldraw looks at them. Returns what ends it. */
export function takeAssetDrops(editor: Editor, dropped: (id: string, point: VecLike) => void): () => void {
  const container = editor.getContainer();
  const over = (event: DragEvent): void => {
    if (event.dataTransfer?.types.includes(DRAGGED) !== true) return;
    event.preventDefault();
    event.stopPropagation();
    event.dataTransfer.dropEffect = 'copy';
  };
  const drop = (event: DragEvent): void => {
    const id = event.dataTransfer?.getData(DRAGGED) ?? '';
    if (id === '') return;
    event.preventDefault();
    event.stopPropagation();
    dropped(id, editor.screenToPage({ x: event.clientX, y: event.clientY }));
  };
  container.addEventListener('dragover', over, { capture: true });
  container.addEventListener('drop', drop, { capture: true });
  return () => {
    container.removeEventListener('dragover', over, { capture: true });
    container.removeEventListener('drop', drop, { capture: true });
  };
}
