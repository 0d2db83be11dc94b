import { colourNodes } from '@dailies/shared/commands';
import type { NodeColour } from '@dailies/shared/document';
import { DefaultColorStyle, type Editor, type TLShape, type TLShapeId } from 'tldraw';
import type { ProjectSession } from '../../session/ProjectSession.ts';
import { type Gestures, selectedNodes } from '../gestures/Gestures.ts';
import { isNodeShape } from '../shapes/NodeShape.ts';
import { tidy, type Tidying } from './tidy.ts';

export type Alignment = 'left' | 'center-horizontal' | 'right' | 'top' | 'center-vertical' | 'bottom';

/** The name of a step that was done to what is selected. */
const named = (editor: Editor, verb: string): string =>
  `${verb} ${editor.getSelectedShapes().every((shape) => isNodeShape(shape)) ? 'nodes' : 'selection'}`;

export function align(editor: Editor, gestures: Gestures, to: Alignment): void {
  gestures.named(named(editor, 'Align'), () => editor.alignShapes(editor.getSelectedShapeIds(), to));
}

export function distribute(editor: Editor, gestures: Gestures, along: 'horizontal' | 'vertical'): void {
  gestures.named(named(editor, 'Distribute'), () => editor.distributeShapes(editor.getSelectedShapeIds(), along));
}

/** An arrow between two things goes where they go. */
const isHeldByOthers = (editor: Editor, shape: TLShape): boolean =>
  shape.type === 'arrow' && editor.getBindingsFromShape(shape, 'arrow').length > 0;

export function tidySelection(editor: Editor, gestures: Gestures, into: Tidying): void {
  const boxes = editor.getSelectedShapes().flatMap((shape) => {
    const bounds = isHeldByOthers(editor, shape) ? undefined : editor.getShapePageBounds(shape);
    return bounds === undefined ? [] : [{ id: shape.id, shape, x: bounds.x, y: bounds.y, w: bounds.w, h: bounds.h }];
  });
  if (boxes.length < 2) return;
  const places = tidy(boxes, into);
  gestures.named(named(editor, 'Tidy'), () =>
    editor.updateShapes(
      boxes.flatMap(({ shape, x, y }) => {
        const place = places.get(shape.id);
        if (place === undefined) return [];
        const origin = editor.getShapePageTransform(shape).point();
        const to = editor.getPointInParentSpace(shape, {
          x: origin.x + Math.round(place[0]) - x,
          y: origin.y + Math.round(place[1]) - y,
        });
        return [{ id: shape.id, type: shape.type, x: to.x, y: to.y }];
      }),
    ),
  );
}

/** Nodes take the colour, drawn things tldraw's of the same name; null: none. */
export function colour(editor: Editor, session: ProjectSession, gestures: Gestures, wanted: NodeColour | null): void {
  const nodes = selectedNodes(editor);
  gestures.named(named(editor, 'Colour'), () => {
    if (nodes.length > 0) session.run(colourNodes, { ids: nodes, colour: wanted }, 'gesture');
    if (editor.getSelectedShapes().some((shape) => !isNodeShape(shape)))
      editor.setStyleForSelectedShapes(DefaultColorStyle, wanted ?? 'black');
  });
}

/** What is drawn among what is selected: it has an order of its own, nodes and the frames under them have not. */
export const selectedDrawings = (editor: Editor): TLShapeId[] =>
  editor
    .getSelectedShapes()
    .filter((shape) => !isNodeShape(shape) && shape.type !== 'frame')
    .map(({ id }) => id);

/** Makes a group of drawn things. A node stays on the page, in no group. */
export function group(editor: Editor, gestures: Gestures): void {
  const drawn = selectedDrawings(editor);
  if (drawn.length > 1 && drawn.length === editor.getSelectedShapeIds().length)
    gestures.named('Group', () => editor.groupShapes(drawn));
}
