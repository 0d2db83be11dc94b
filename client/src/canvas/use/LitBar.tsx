import type { NodeId } from '@dailies/shared/ids';
import { IconChevronLeft, IconChevronRight, IconX } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from 'react';
import { Box, type Editor, useValue } from 'tldraw';
import { useModel } from '../../document/useModel.ts';
import { goToNode } from '../../inspector/goToNode.ts';
import { inReadingOrder } from '../arranging/tidy.ts';
import { useSession } from '../../session/SessionContext.tsx';
import { useCanvas } from '../CanvasContext.tsx';
import type { Lit } from '../CanvasState.ts';
import { focusCanvas } from '../chrome/focusCanvas.ts';
import { ToolButton } from '../chrome/ToolButton.tsx';
import { FoundRing } from '../finding/FoundRing.tsx';
import { shapeIdOf } from '../shapes/NodeShape.ts';
import classes from './LitBar.module.css';
import { sameLit } from './sameLit.ts';

const route = getRouteApi('/signed-in/p/$projectId/');

const MARGIN_PX = 140;

interface LitBarProps {
  readonly editor: Editor;
  readonly lit: Lit;
  /** What one walks through; in whatever order. */
  readonly stops: readonly NodeId[];
  readonly label: string;
  readonly sign: ReactNode;
  readonly title: string;
  readonly words: string;
  readonly children?: ReactNode;
}

const isBusy = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.closest('input, textarea, select, [contenteditable="true"], [role="dialog"], [role="menu"]') !== null;

/**
 * Lets some nodes stand out on the canvas, and walks through them: by its buttons, by F3 and Shift+F3. Escape ends it.
 */
export function LitBar({ editor, lit, stops, label, sign, title, words, children }: LitBarProps) {
  const state = useCanvas();
  const session = useSession();
  const navigate = route.useNavigate();
  const [current, setCurrent] = useState<NodeId | null>(null);
  const isFinding = useValue('is finding', () => state.finding.get(), [state]);
  const order = useModel(
    ['nodes'],
    ({ nodes }) =>
      inReadingOrder(
        stops.flatMap((id) => {
          const node = nodes.get(id);
          return node === undefined ? [] : [{ id, x: node.pos[0], y: node.pos[1], w: node.size[0], h: node.size[1] }];
        }),
      ).map(({ id }) => id),
    [stops.join(' ')],
  );
  const at = current === null ? -1 : order.indexOf(current);

  useEffect(() => {
    const before = state.litByUse.get();
    if (before === null || !sameLit(before, lit)) state.litByUse.set({ nodes: lit.nodes, edges: lit.edges });
  }, [state, lit]);
  useEffect(() => () => void state.litByUse.set(null), [state]);

  const showAll = useEffectEvent(() => {
    const bounds = [...lit.nodes].flatMap((id) => editor.getShapePageBounds(shapeIdOf(id)) ?? []);
    const view = editor.getViewportPageBounds();
    if (bounds.every((box) => view.contains(box))) return;
    editor.zoomToBounds(Box.Common(bounds), {
      targetZoom: editor.getZoomLevel(),
      inset: MARGIN_PX,
      animation: { duration: editor.options.animationMediumMs },
    });
  });
  useEffect(() => {
    // After the view that the page opens with.
    const timer = setTimeout(() => showAll(), 0);
    return () => clearTimeout(timer);
  }, []);

  const step = (by: 1 | -1) => {
    const next = order[(at === -1 && by === -1 ? order.length - 1 : at + by + order.length) % order.length];
    if (next === undefined) return;
    setCurrent(next);
    goToNode(editor, session, state, next);
  };
  const end = () => {
    void navigate({ search: ({ scene }) => (scene === undefined ? {} : { scene }), replace: true });
    focusCanvas(editor);
  };
  const press = useEffectEvent((event: KeyboardEvent) => {
    const isStep = event.key === 'F3' && !event.ctrlKey && !event.metaKey && !event.altKey;
    const isEnd = event.key === 'Escape' && editor.isIn('select.idle') && state.menu.get() === null;
    if (isFinding || isBusy(event.target) || !(isStep || isEnd)) return;
    event.preventDefault();
    event.stopPropagation();
    if (isStep) step(event.shiftKey ? -1 : 1);
    else end();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event);
    window.addEventListener('keydown', listen, true);
    return () => window.removeEventListener('keydown', listen, true);
  }, []);

  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => bar.current?.focus({ preventScroll: true }), []);
  return (
    <>
      {/* While something is searched for, that stands out. */}
      <div ref={bar} className={classes.bar} role="group" aria-label={label} tabIndex={-1} hidden={isFinding}>
        <span className={classes.sign}>{sign}</span>
        <span className={classes.what}>
          <strong className={classes.title}>{title}</strong>
          <span className={classes.words} role="status">
            {words}
          </span>
        </span>
        {order.length > 0 && (
          <>
            <span className={classes.rule} />
            <ToolButton
              title="Previous"
              shortcut="lit-previous"
              icon={IconChevronLeft}
              size="small"
              onClick={() => step(-1)}
            />
            <span className={classes.count}>
              {at === -1 ? '–' : at + 1} of {order.length}
            </span>
            <ToolButton title="Next" shortcut="lit-next" icon={IconChevronRight} size="small" onClick={() => step(1)} />
          </>
        )}
        {children}
        <span className={classes.rule} />
        <ToolButton title="Show everything again" icon={IconX} size="small" onClick={end} />
      </div>
      {current !== null && at !== -1 && !isFinding && <FoundRing editor={editor} shape={shapeIdOf(current)} />}
    </>
  );
}
