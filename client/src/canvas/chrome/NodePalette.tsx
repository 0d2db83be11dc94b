import { connect, createNodes } from '@dailies/shared/commands';
import { EdgeId, NodeId } from '@dailies/shared/ids';
import { NODE_TYPES } from '@dailies/shared/nodes';
import { IconSearch, IconTemplate } from '@tabler/icons-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { type Editor, useValue } from 'tldraw';
import { sayProblem } from '../../interface/sayProblem.ts';
import { newId } from '../../session/ProjectSession.ts';
import { useSession } from '../../session/SessionContext.tsx';
import { useCanvas } from '../CanvasContext.tsx';
import type { OpenPalette } from '../CanvasState.ts';
import { edgeBetween } from '../gestures/edgeBetween.ts';
import { NodeTypeIcon } from '../shapes/NodeTypeIcon.tsx';
import { shapeIdOf } from '../shapes/NodeShape.ts';
import { HEADER_PX, placePorts, portPlace } from '../shapes/portLayout.ts';
import { type FittingType, fittingTypes } from './fittingTypes.ts';
import classes from './NodePalette.module.css';

const WIDTH_PX = 320;
const HEIGHT_PX = 360;
const MARGIN_PX = 12;

/** The palette of node types, where it was opened. */
export function NodePalette({ editor }: { editor: Editor }) {
  const state = useCanvas();
  const opened = useValue('palette', () => state.palette.get(), [state]);
  return opened === null ? null : <OpenedPalette key={`${opened.at.join(' ')}`} editor={editor} opened={opened} />;
}

function OpenedPalette({ editor, opened }: { editor: Editor; opened: OpenPalette }) {
  const state = useCanvas();
  const session = useSession();
  const [search, setSearch] = useState('');
  const [index, setIndex] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const close = () => {
    state.palette.set(null);
    editor.focus();
  };
  const hand = useMemo(() => {
    const { from } = opened;
    const node = from === null ? undefined : session.model.nodes.get(from.node);
    const placed =
      from === null || node === undefined ? undefined : portPlace(session.model.graph, node, from.side, from.port);
    const family = NODE_TYPES.get(node?.type ?? '')?.module.family;
    return placed === undefined || family === undefined ? null : { side: placed.side, port: placed.port, family };
  }, [opened, session]);
  const choices = useMemo(() => fittingTypes(search, hand), [search, hand]);
  const current = Math.min(index, choices.length - 1);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [current]);

  const choose = ({ definition, port }: FittingType) => {
    const id = NodeId.parse(newId());
    const [width, height] = definition.size;
    const { from, at } = opened;
    // With an edge in the hand its port comes to lie under the pointer; else the middle of the node does.
    const side = from?.side === 'output' ? 'input' : 'output';
    const placed =
      port === null || from === null
        ? undefined
        : placePorts(definition.module, width).find((place) => place.side === side && place.port.key === port);
    const pos =
      placed === undefined
        ? [at[0] - width / 2, at[1] - Math.min(height / 2, HEADER_PX * 2)]
        : [at[0] - placed.x, at[1] - placed.y];
    session.undo.endGesture();
    const made = session.run(
      createNodes,
      { nodes: [{ id, type: definition.type, pos: pos.map(Math.round), scene: session.level.get() }] },
      'gesture',
    );
    if (!made.ok) sayProblem(made.refusal.message);
    else if (from !== null && port !== null) {
      const edge = edgeBetween(from, { node: id, port, side });
      if (edge !== null) session.run(connect, { id: EdgeId.parse(newId()), ...edge }, 'gesture');
    }
    session.undo.endGesture();
    close();
    if (made.ok) editor.setSelectedShapes([shapeIdOf(id)]);
  };

  const { w, h } = editor.getViewportScreenBounds();
  const left = Math.max(MARGIN_PX, Math.min(opened.screen[0], w - WIDTH_PX - MARGIN_PX));
  const top = Math.max(MARGIN_PX, Math.min(opened.screen[1], h - HEIGHT_PX - MARGIN_PX));
  return (
    <div className={classes.cover} onPointerDown={close}>
      <div
        className={classes.palette}
        style={{ left, top, width: WIDTH_PX }}
        role="dialog"
        aria-label="Add node"
        onPointerDown={(event) => event.stopPropagation()}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === 'Escape') close();
          if (event.key === 'ArrowDown') setIndex(Math.min(current + 1, choices.length - 1));
          if (event.key === 'ArrowUp') setIndex(Math.max(current - 1, 0));
          if (event.key === 'ArrowDown' || event.key === 'ArrowUp') event.preventDefault();
          const choice = choices[current];
          if (event.key === 'Enter' && choice !== undefined) choose(choice);
        }}
      >
        <label className={classes.search}>
          <IconSearch size={16} aria-hidden="true" />
          <input
            autoFocus
            placeholder={hand === null ? 'Search nodes' : `What takes ${hand.port.title.toLowerCase()}`}
            aria-label="Search nodes"
            value={search}
            onChange={(event) => {
              setSearch(event.currentTarget.value);
              setIndex(0);
            }}
          />
        </label>
        <div className={classes.list} role="listbox" aria-label="Node types" ref={list}>
          {choices.map((choice, at) => {
            const { definition } = choice;
            const before = choices[at - 1]?.definition.group;
            return (
              <div key={definition.type}>
                {definition.group !== before && search === '' && (
                  <div className={classes.group}>{definition.group}</div>
                )}
                <button
                  type="button"
                  className={classes.choice}
                  role="option"
                  aria-label={definition.title}
                  aria-selected={at === current}
                  onPointerMove={() => setIndex(at)}
                  onClick={() => choose(choice)}
                >
                  <NodeTypeIcon type={definition.type} size={18} />
                  <span>
                    <strong>{definition.title}</strong>
                    <small>{definition.purpose}</small>
                  </span>
                </button>
              </div>
            );
          })}
          {choices.length === 0 && (
            <p className={classes.none}>
              {hand === null || search !== ''
                ? 'No node is called that.'
                : `Nothing here takes ${hand.port.title.toLowerCase()}.`}
            </p>
          )}
        </div>
        {hand === null && (
          <button
            type="button"
            className={classes.templates}
            onClick={() => {
              state.palette.set(null);
              state.templateAt.set(opened.at);
            }}
          >
            <IconTemplate size={18} stroke={1.7} aria-hidden="true" />
            Templates…
          </button>
        )}
      </div>
    </div>
  );
}
