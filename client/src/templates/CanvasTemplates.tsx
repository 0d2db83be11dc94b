import { usePalette } from '../palette/usePalette.ts';
import { IconTemplate } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { type Editor, useValue } from 'tldraw';
import { useCanvas } from '../canvas/CanvasContext.tsx';
import { focusCanvas } from '../canvas/chrome/focusCanvas.ts';
import { copyNodes } from '../canvas/gestures/copyNodes.ts';
import { selectedNodes } from '../canvas/gestures/Gestures.ts';
import { useSession } from '../session/SessionContext.tsx';
import type { PaletteAction } from '../palette/PaletteAction.ts';
import type { OfferedTemplate } from './templateGroups.ts';

const TemplatePicker = lazy(async () => ({ default: (await import('./TemplatePicker.tsx')).TemplatePicker }));
const SaveTemplateDialog = lazy(async () => ({
  default: (await import('./SaveTemplateDialog.tsx')).SaveTemplateDialog,
}));

const LEAVES_MS = 60;

/** Templates on the canvas: they are chosen and put down at a point, and a selection is saved as one. */
export function CanvasTemplates({ editor }: { editor: Editor }) {
  const state = useCanvas();
  const session = useSession();
  const at = useValue('where a template goes', () => state.templateAt.get(), [state]);
  const saving = useValue('saved as a template', () => state.savedAsTemplate.get(), [state]);
  usePalette(function* actions(): Generator<PaletteAction> {
    if (!session.may('nodes')) return;
    const selected = selectedNodes(editor);
    yield {
      id: 'insert-template',
      title: 'Insert a template…',
      group: 'Actions',
      words: 'scene dialogue commercial music video interview titles start',
      Icon: IconTemplate,
      run: () => {
        const { x, y } = editor.getViewportPageBounds().center;
        state.templateAt.set([x, y]);
      },
    };
    if (selected.length > 0) {
      yield {
        id: 'save-template',
        title:
          selected.length === 1
            ? 'Save the selected node as a template…'
            : `Save ${selected.length} selected nodes as a template…`,
        group: 'Actions',
        words: 'reuse pattern',
        Icon: IconTemplate,
        run: () => state.savedAsTemplate.set(selected),
      };
    }
  });
  const leave = () => {
    focusCanvas(editor);
    // And after the dialog has given the focus back to what is gone by now.
    setTimeout(() => focusCanvas(editor), LEAVES_MS);
  };
  const close = () => {
    state.templateAt.set(null);
    state.savedAsTemplate.set(null);
    leave();
  };
  const put = ({ graph }: OfferedTemplate) => {
    if (at === null) return;
    const boxes = graph.nodes.filter(({ scene }) => scene === null);
    const width =
      Math.max(...boxes.map(({ pos, size }) => pos[0] + size[0])) - Math.min(...boxes.map(({ pos }) => pos[0]));
    const height =
      Math.max(...boxes.map(({ pos, size }) => pos[1] + size[1])) - Math.min(...boxes.map(({ pos }) => pos[1]));
    state.templateAt.set(null);
    // Its middle comes to lie where it was asked for.
    void state.clipboard
      ?.put(graph, { x: Math.round(at[0] - width / 2), y: Math.round(at[1] - height / 2) })
      .then(() => {
        editor.zoomToSelectionIfOffscreen(96, { animation: { duration: editor.options.animationMediumMs } });
        leave();
      });
  };
  return (
    <Suspense>
      {at !== null && <TemplatePicker onChoose={put} onClose={close} />}
      {saving !== null && (
        <SaveTemplateDialog graph={{ ...mutable(copyNodes(session.model, saving)) }} onClose={close} />
      )}
    </Suspense>
  );
}

/** A copy as the form of a template takes it. */
const mutable = ({ nodes, edges }: ReturnType<typeof copyNodes>) => ({ nodes: [...nodes], edges: [...edges] });
