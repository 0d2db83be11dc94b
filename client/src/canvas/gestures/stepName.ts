import { recordsOf } from '@dailies/shared/document';
import type * as Y from 'yjs';
import { isDrawnType } from '../projection/projectDrawing.ts';
import { isNodeShape } from '../shapes/NodeShape.ts';
import type { Changed } from './commandsOf.ts';

/**
 * What a gesture with drawn things is called, where its commands' own names would say less; null
 * where they say it. Read before the gesture is written.
 */
export function stepName({ put, removed }: Changed, doc: Y.Doc): string | null {
  const drawing = recordsOf(doc, 'drawing');
  const drawn = put.filter((record) => isDrawnType(record.typeName) && !isNodeShape(record));
  if (drawn.length === 0 || removed.length > 0) return null;
  for (const record of drawn) {
    if (record.typeName !== 'shape' || record.type !== 'frame') continue;
    const before = drawing.get(record.id);
    if (before === undefined) return 'Add frame';
    if (before.get('props.name') !== record.props.name) return 'Rename frame';
    if (before.get('props.w') !== record.props.w || before.get('props.h') !== record.props.h) return 'Resize frame';
    if (before.get('x') !== record.x || before.get('y') !== record.y) return 'Move frame';
  }
  if (drawn.some(({ id }) => !drawing.has(id))) return null;
  return put.length > drawn.length ? 'Move selection' : 'Change drawing';
}
