import { connect, createNodes, disconnect } from '@dailies/shared/commands';
import type { NodeRecord } from '@dailies/shared/document';
import { EdgeId } from '@dailies/shared/ids';
import { PORT_TYPE_TITLE } from '@dailies/shared/nodes';
import { IconPlugConnectedX, IconPlus, IconSearch } from '@tabler/icons-react';
import { type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react';
import { type Editor, useValue } from 'tldraw';
import { useModel } from '../../document/useModel.ts';
import { useRun } from '../../document/useRun.ts';
import { newId } from '../../session/ProjectSession.ts';
import { useSession } from '../../session/SessionContext.tsx';
import { useCanvas } from '../CanvasContext.tsx';
import type { OpenPortMenu } from '../CanvasState.ts';
import type { PortEnd } from '../PortEnd.ts';
import palette from '../chrome/NodePalette.module.css';
import { portColour } from '../edges/portColour.ts';
import { edgeBetween } from '../gestures/edgeBetween.ts';
import { NodeTypeIcon } from '../shapes/NodeTypeIcon.tsx';
import { type PlacedPort, placedPorts, portPlace } from '../shapes/portLayout.ts';
import { bridgeBetween } from './bridgeBetween.ts';
import { choicesFor, choicesThroughConvert, connectedTo, roomAt } from './portChoices.ts';
import classes from './PortMenu.module.css';

const WIDTH_PX = 300;
const HEIGHT_PX = 340;
const MARGIN_PX = 12;

/** Connecting and disconnecting by a list: of a node's ports, then of what fits the one that is chosen. */
export function PortMenu({ editor }: { editor: Editor }) {
  const state = useCanvas();
  const opened = useValue('port menu', () => state.portMenu.get(), [state]);
  return opened === null ? null : (
    <OpenedMenu key={`${opened.node} ${opened.end?.side} ${opened.end?.port}`} editor={editor} opened={opened} />
  );
}

interface Option {
  readonly key: string;
  readonly group: string;
  readonly icon: ReactNode;
  readonly title: string;
  readonly detail: string;
  readonly run: () => void;
}

function OpenedMenu({ editor, opened }: { editor: Editor; opened: OpenPortMenu }) {
  const state = useCanvas();
  const { model } = useSession();
  const [search, setSearch] = useState('');
  const [index, setIndex] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const node = useModel([`nodes:${opened.node}`], () => model.nodes.get(opened.node), [opened.node]);
  const close = () => {
    state.portMenu.set(null);
    editor.focus();
  };
  const placed =
    node === undefined || opened.end === null ? null : portPlace(model.graph, node, opened.end.side, opened.end.port);
  const ports = usePortOptions(node, opened, search);
  const targets = useTargetOptions(opened, search, close);
  const options = opened.end === null ? ports : targets;
  const current = Math.min(index, options.length - 1);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  if (node === undefined) return null;
  const { w, h } = editor.getViewportScreenBounds();
  const left = Math.max(MARGIN_PX, Math.min(opened.screen[0] + MARGIN_PX, w - WIDTH_PX - MARGIN_PX));
  const top = Math.max(MARGIN_PX, Math.min(opened.screen[1] - MARGIN_PX, h - HEIGHT_PX - MARGIN_PX));
  const isFull = opened.end !== null && roomAt(model, opened.end) <= 0;
  const name = placed?.port.title ?? 'Ports';
  return (
    <div className={palette.cover} onPointerDown={close}>
      <div
        className={palette.palette}
        style={{ left, top, width: WIDTH_PX }}
        role="dialog"
        aria-label={opened.end === null ? `Ports of ${node.title}` : `Connect ${name} of ${node.title}`}
        onPointerDown={(event) => event.stopPropagation()}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === 'Escape') close();
          if (event.key === 'ArrowDown') setIndex(Math.min(current + 1, options.length - 1));
          if (event.key === 'ArrowUp') setIndex(Math.max(current - 1, 0));
          if (event.key === 'ArrowDown' || event.key === 'ArrowUp') event.preventDefault();
          if (event.key !== 'Enter') return;
          event.preventDefault();
          options[current]?.run();
        }}
      >
        <div className={classes.ends}>
          {placed !== null && placed !== undefined && (
            <span className={classes.dot} style={{ background: portColour(placed.port) }} aria-hidden="true" />
          )}
          <strong>{opened.end === null ? node.title : name}</strong>
          {placed !== null && placed !== undefined && <span>{PORT_TYPE_TITLE[placed.port.type]}</span>}
        </div>
        <label className={palette.search}>
          <IconSearch size={16} aria-hidden="true" />
          <input
            autoFocus
            role="combobox"
            aria-expanded="true"
            aria-controls={`${id}-list`}
            aria-activedescendant={options.length === 0 ? undefined : `${id}-${current}`}
            placeholder={opened.end === null ? 'Which port?' : 'Connect to…'}
            aria-label={opened.end === null ? 'Search ports' : 'Connect to'}
            value={search}
            onChange={(event) => {
              setSearch(event.currentTarget.value);
              setIndex(0);
            }}
          />
        </label>
        <div id={`${id}-list`} className={palette.list} role="listbox" aria-label={name} ref={list}>
          {options.map((option, at) => (
            <div key={option.key} role="presentation">
              {option.group !== options[at - 1]?.group && (
                <div className={palette.group} role="presentation">
                  {option.group}
                </div>
              )}
              <button
                type="button"
                id={`${id}-${at}`}
                className={classes.choice}
                role="option"
                tabIndex={-1}
                aria-selected={at === current}
                onPointerMove={() => setIndex(at)}
                onClick={option.run}
              >
                {option.icon}
                <span className={classes.title}>{option.title}</span>
                <span className={classes.detail}>{option.detail}</span>
              </button>
            </div>
          ))}
        </div>
        {isFull && placed !== null && placed !== undefined && (
          <p className={palette.none}>“{name}” is full; disconnect something to connect another.</p>
        )}
        {options.length === 0 && !isFull && <p className={palette.none}>Nothing is called that.</p>}
      </div>
    </div>
  );
}

const GROUPS = { input: 'Inputs', output: 'Outputs' } as const;

/** The ports of a node, to choose one. */
function usePortOptions(node: NodeRecord | undefined, opened: OpenPortMenu, search: string): readonly Option[] {
  const state = useCanvas();
  return useModel(
    ['edges'],
    (model) => {
      if (node === undefined) return [];
      return placedPorts(model.graph, node)
        .filter(({ port }) => port.title.toLowerCase().includes(search.trim().toLowerCase()))
        .map(({ side, port }: PlacedPort): Option => {
          const end: PortEnd = { node: node.id, port: port.key, side };
          const others = connectedTo(model, end).map((other) => other.node.title);
          return {
            key: `${side} ${port.key}`,
            group: GROUPS[side],
            icon: <span className={classes.dot} style={{ background: portColour(port) }} aria-hidden="true" />,
            title: port.title,
            detail: others.length === 0 ? PORT_TYPE_TITLE[port.type] : others.join(', ').slice(0, 32),
            run: () => state.portMenu.set({ ...opened, end }),
          };
        });
    },
    [node, search, opened, state],
  );
}

/** What a port is connected to, and what it may be. */
function useTargetOptions({ end, screen }: OpenPortMenu, search: string, close: () => void): readonly Option[] {
  const state = useCanvas();
  const run = useRun();
  const { model } = useSession();
  const version = useModel(['edges', 'nodes'], () => ({}));
  return useMemo(() => {
    if (end === null) return [];
    const wanted = search.trim().toLowerCase();
    const done = (command: Parameters<typeof run>[0], args: unknown) => () => {
      close();
      run(command, args);
    };
    const connected = connectedTo(model, end)
      .filter(({ node }) => node.title.toLowerCase().includes(wanted))
      .map(({ edge, node, title }): Option => ({
        key: edge.id,
        group: 'Connected',
        icon: <IconPlugConnectedX size={16} stroke={1.7} aria-hidden="true" />,
        title: `Disconnect from ${node.title}`,
        detail: title,
        run: done(disconnect, { ids: [edge.id] }),
      }));
    if (roomAt(model, end) <= 0) return connected;
    const offered = choicesFor(model, end, search).flatMap(({ end: other, node, title }): Option[] => {
      const edge = edgeBetween(end, other);
      if (edge === null) return [];
      return [
        {
          key: `${other.node} ${other.port}`,
          group: 'Connect to',
          icon: <NodeTypeIcon type={node.type} />,
          title: node.title,
          detail: title,
          run: done(connect, { id: EdgeId.parse(newId()), ...edge }),
        },
      ];
    });
    const bridged = choicesThroughConvert(model, end, search).flatMap(({ end: other, node, title }): Option[] => {
      const bridge = bridgeBetween(model, end, other, newId);
      if (bridge === undefined) return [];
      return [
        {
          key: `convert ${other.node} ${other.port}`,
          group: 'With a Convert between',
          icon: <NodeTypeIcon type="convert" />,
          title: node.title,
          detail: title,
          run: done(createNodes, bridge),
        },
      ];
    });
    const add: Option = {
      key: 'add',
      group: 'Connect to',
      icon: <IconPlus size={16} stroke={1.7} aria-hidden="true" />,
      title: 'A new node…',
      detail: '',
      run: () => {
        state.portMenu.set(null);
        const own = model.nodes.get(end.node);
        if (own === undefined) return;
        const beside = end.side === 'output' ? own.size[0] + BESIDE_PX : -BESIDE_PX;
        state.palette.set({ at: [own.pos[0] + beside, own.pos[1] + BESIDE_PX], screen, from: end });
      },
    };
    return [...connected, ...offered, add, ...bridged];
    // The version stands for all that is read from the model.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [model, end, screen, search, state, run, version]);
}

/** Where a new node is put beside the one that it is for, in canvas pixels. */
const BESIDE_PX = 80;
