import { type Computed, computed, type Editor, isUninitialized, type TLShapeId } from 'tldraw';

const areAlike = (a: ReadonlySet<TLShapeId>, b: ReadonlySet<TLShapeId>): boolean =>
  a.size === b.size && [...a].every((id) => b.has(id));

/**
 * The shapes that are out of sight, which tldraw hides. Its own list is made of all shapes whenever one of them moves;
 * this one changes by what comes into view and what leaves it.
 */
export function outOfView(editor: Editor): Computed<Set<TLShapeId>> {
  let all: ReadonlySet<TLShapeId> = new Set();
  let seen: ReadonlySet<TLShapeId> = new Set();
  return computed<Set<TLShapeId>>('shapes out of view', (before) => {
    const [allBefore, seenBefore] = [all, seen];
    all = editor.getCurrentPageShapeIds();
    seen = editor.getShapeIdsInsideBounds(editor.getViewportPageBounds());
    if (isUninitialized(before) || all !== allBefore) return new Set([...all].filter((id) => !seen.has(id)));
    if (areAlike(seen, seenBefore)) return before;
    const out = new Set(before);
    for (const id of seenBefore) if (!seen.has(id)) out.add(id);
    for (const id of seen) out.delete(id);
    return out;
  });
}
