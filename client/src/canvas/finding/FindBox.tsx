import { IconChevronDown, IconChevronUp, IconSearch, IconX } from '@tabler/icons-react';
import { type KeyboardEvent, useCallback, useDeferredValue, useEffect, useId, useMemo, useRef, useState } from 'react';
import { type Editor, isShapeId, useValue } from 'tldraw';
import { useModel } from '../../document/useModel.ts';
import { addressOf } from '../../app/addresses.ts';
import { useOpenAddress } from '../../app/useOpenAddress.ts';
import { completions } from '../../search/completions.ts';
import { wordsOf } from '../../search/excerpt.ts';
import { type Hit, matchQuery, type Searchable } from '../../search/matchQuery.ts';
import { parseQuery } from '../../search/parseQuery.ts';
import { useNodeSearch } from '../../search/useNodeSearch.ts';
import { vocabulary } from '../../search/vocabulary.ts';
import { useSession } from '../../session/SessionContext.tsx';
import { useCanvas } from '../CanvasContext.tsx';
import { focusCanvas } from '../chrome/focusCanvas.ts';
import { ToolButton } from '../chrome/ToolButton.tsx';
import { shapeIdOf } from '../shapes/NodeShape.ts';
import { sameLit } from '../use/sameLit.ts';
import { drawnThings } from './drawnThings.ts';
import classes from './FindBox.module.css';
import { FoundList } from './FoundList.tsx';
import { FoundRing } from './FoundRing.tsx';

/** As near as the view goes to what was found. */
const NEAREST = 1;
const MARGIN_PX = 220;

/** What is begun with where nothing is written yet. */
const BEGINNINGS = ['is:', 'by:', 'take:', 'lens:', 'time of day:', 'uses:'];

const TOPICS = ['nodes', 'edges', 'drawing', 'takes', 'picks', 'runs', 'requests', 'tracking', 'reviews'] as const;

/** Finds what is on the canvas, while it is open. */
export function FindBox({ editor }: { editor: Editor }) {
  const state = useCanvas();
  const isOpen = useValue('is finding', () => state.finding.get(), [state]);
  return isOpen ? <OpenBox editor={editor} /> : null;
}

/** The shape that shows what was found. */
function shapeOf({ item }: Hit<Searchable>) {
  if (item.node !== null) return shapeIdOf(item.node.id);
  return isShapeId(item.id) ? item.id : null;
}

function OpenBox({ editor }: { editor: Editor }) {
  const state = useCanvas();
  const { project } = useSession();
  const open = useOpenAddress();
  const list = useId();
  const [search, setSearch] = useState('');
  const [index, setIndex] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  const { nodes, names } = useNodeSearch();
  // What is found follows the document; where drawn things are, as the search is typed.
  const all = useModel(TOPICS, () => [...nodes.all(), ...drawnThings(editor)], [editor, nodes]);
  // With thousands of nodes what is found may come after the letters.
  const looked = useDeferredValue(search);
  const query = useMemo(() => parseQuery(looked, vocabulary()), [looked]);
  const found = useMemo(() => matchQuery(all, query), [all, query]);
  const next = useMemo(() => completions(search, vocabulary(), names), [search, names]);
  const at = found.length === 0 ? 0 : index % found.length;
  const current = found[at];
  const id = current === undefined ? null : shapeOf(current);
  const close = useCallback(() => {
    state.finding.set(false);
    focusCanvas(editor);
  }, [editor, state]);

  useEffect(() => {
    field.current?.focus();
    return () => {
      state.found.set(null);
      state.litBySearch.set(null);
    };
  }, [state]);

  useEffect(() => {
    const nodesFound = new Set(found.flatMap(({ item }) => item.node?.id ?? []));
    const lit = found.length === 0 ? null : { nodes: nodesFound, edges: new Set<never>() };
    const before = state.litBySearch.get();
    if (lit === null || before === null || !sameLit(before, lit)) state.litBySearch.set(lit);
  }, [state, found]);

  useEffect(() => {
    state.found.set(id);
    const bounds = id === null ? undefined : editor.getShapePageBounds(id);
    if (bounds === undefined) return;
    editor.zoomToBounds(bounds, {
      targetZoom: NEAREST,
      inset: MARGIN_PX,
      animation: { duration: editor.options.animationMediumMs },
    });
  }, [editor, state, id]);

  const write = (text: string) => {
    setSearch(text);
    setIndex(0);
    field.current?.focus();
  };
  const step = (by: number) => {
    if (found.length > 0) setIndex((at + by + found.length) % found.length);
  };
  const leave = () => {
    // The found one stays at hand; what lies in another scene is gone to.
    if (id !== null && editor.getShape(id) !== undefined) editor.setSelectedShapes([id]);
    else if (current?.item.node !== undefined && current.item.node !== null)
      open(addressOf.node(project.id, current.item.node.id));
    close();
  };
  const key = (event: KeyboardEvent) => {
    event.stopPropagation();
    const way = { Enter: event.shiftKey ? -1 : 1, ArrowDown: 1, ArrowUp: -1, F3: event.shiftKey ? -1 : 1 }[event.key];
    const [first] = next;
    if (event.key === 'Escape') {
      event.preventDefault();
      leave();
    } else if (event.key === 'Tab' && !event.shiftKey && first !== undefined && event.target === field.current) {
      event.preventDefault();
      write(first.text);
    } else if (way !== undefined && event.target === field.current) {
      event.preventDefault();
      step(way);
    }
  };
  const isAsked = looked.trim() !== '' && query.terms.length > 0;
  const count = !isAsked ? '' : found.length === 0 ? 'Nothing' : `${at + 1} of ${found.length}`;
  const [problem] = query.problems;
  return (
    <>
      <div className={classes.box} role="search" aria-label="Find on the canvas" onKeyDown={key}>
        <IconSearch size={16} aria-hidden="true" className={classes.sign} />
        <input
          ref={field}
          className={classes.field}
          aria-label="Find on the canvas"
          aria-controls={found.length > 0 ? list : undefined}
          placeholder="Titles, prompts, settings, takes, people"
          autoComplete="off"
          spellCheck={false}
          value={search}
          onChange={(event) => write(event.currentTarget.value)}
        />
        <span className={classes.count} role="status" data-none={count === 'Nothing'}>
          {count}
        </span>
        <ToolButton
          title="Found before"
          shortcut="find-previous"
          icon={IconChevronUp}
          size="small"
          disabled={found.length < 2}
          onClick={() => step(-1)}
        />
        <ToolButton
          title="Next found"
          shortcut="find-next"
          icon={IconChevronDown}
          size="small"
          disabled={found.length < 2}
          onClick={() => step(1)}
        />
        <ToolButton title="Close" icon={IconX} size="small" onClick={close} />
        {problem !== undefined && (
          <p className={classes.problem} role="alert">
            {problem}
          </p>
        )}
        {search === '' ? (
          <div className={classes.next} role="group" aria-label="What can be asked for">
            {BEGINNINGS.map((beginning) => (
              <button key={beginning} type="button" className={classes.chip} onClick={() => write(beginning)}>
                {beginning}
              </button>
            ))}
          </div>
        ) : (
          next.length > 0 && (
            <div className={classes.next} role="group" aria-label="How it may go on">
              {next.map(({ label, hint, text }, place) => (
                <button key={label} type="button" className={classes.chip} title={hint} onClick={() => write(text)}>
                  {label}
                  {place === 0 && <kbd>Tab</kbd>}
                </button>
              ))}
            </div>
          )
        )}
        <FoundList id={list} found={found} at={at} words={wordsOf(query)} onChoose={setIndex} />
      </div>
      {id !== null && <FoundRing editor={editor} shape={id} />}
    </>
  );
}
