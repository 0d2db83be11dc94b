import {
  atom,
  createTLSchema,
  defaultShapeSchemas,
  PageRecordType,
  Store,
  T,
  type TLRecord,
  type TLStoreProps,
} from 'tldraw';
import { NODE_SHAPE } from '../shapes/NodeShape.ts';

// For tests of the projection.

export const CANVAS_PAGE = PageRecordType.createId('page');

/** A tldraw store as the canvas has it, without an editor. */
export function canvasStore(): Store<TLRecord, TLStoreProps> {
  const schema = createTLSchema({
    shapes: { ...defaultShapeSchemas, [NODE_SHAPE]: { props: { w: T.number, h: T.number, node: T.string } } },
  });
  return new Store<TLRecord, TLStoreProps>({
    schema,
    props: {
      defaultName: '',
      assets: {
        upload: () => Promise.reject(new Error('No uploads here.')),
        resolve: () => null,
        remove: () => Promise.resolve(),
      },
      users: { currentUser: atom('nobody', null), resolve: () => atom('nobody', null) },
      onMount: () => {},
    },
  });
}
