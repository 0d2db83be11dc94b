import type { NodeRecord } from '@dailies/shared/document';
import type { NodeId } from '@dailies/shared/ids';
import { AssemblerParams, assemblyOrder } from '@dailies/shared/modules';
import { ActionIcon } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useModel } from '../document/useModel.ts';
import { useMay } from '../session/useMay.ts';
import type { Field } from './field.ts';
import { FieldFrame } from './FieldFrame.tsx';
import { NodeThumb } from './links/NodeThumb.tsx';
import own from './OrderField.module.css';
import { useWriteParams } from './useWriteParams.ts';

const STEPS = { up: -1, down: 1 } as const;
type Way = keyof typeof STEPS;

/** A place of the order: an input, with what is connected to it. */
interface Place {
  readonly key: string;
  readonly source: NodeRecord | undefined;
}

function movedBy(keys: readonly string[], at: number, way: Way): readonly string[] {
  const [key] = keys.slice(at, at + 1);
  return key === undefined ? keys : keys.toSpliced(at, 1).toSpliced(at + STEPS[way], 0, key);
}

/** What follows what in a cut: each shot with the ways up and down. */
export function OrderField(field: Field<'order'>) {
  const { nodes, name } = field;
  const { write } = useWriteParams(nodes);
  const places = usePlaces(nodes[0]);
  const list = useRef<HTMLOListElement>(null);
  /** The button that was pressed: it goes with its row, and would lose the focus on the way. */
  const pressed = useRef<{ readonly key: string; readonly way: Way } | null>(null);
  const keys = places.map(({ key }) => key);
  const order = keys.join(' ');
  useEffect(() => {
    if (pressed.current === null) return;
    const { key, way } = pressed.current;
    pressed.current = null;
    const buttons = [...(list.current?.querySelectorAll<HTMLButtonElement>(`[data-place="${key}"] button`) ?? [])];
    const same = buttons.find((button) => button.dataset['way'] === way && !button.disabled);
    (same ?? buttons.find((button) => !button.disabled))?.focus();
  }, [order]);
  const move = (at: number, way: Way) => {
    pressed.current = { key: keys[at] ?? '', way };
    write(name, movedBy(keys, at, way).join(' '));
  };
  return (
    <FieldFrame field={field} wide>
      {() => (
        <ol className={own.list} aria-label={field.hint.title} ref={list}>
          {places.map((place, at) => (
            <Row key={place.key} place={place} at={at} last={places.length - 1} onMove={move} />
          ))}
        </ol>
      )}
    </FieldFrame>
  );
}

function usePlaces(id: NodeId | undefined): readonly Place[] {
  return useModel(
    ['nodes', 'edges'],
    ({ graph }) => {
      const node = id === undefined ? undefined : graph.nodes.get(id);
      const params = AssemblerParams.safeParse(node?.params ?? {}).data ?? AssemblerParams.parse({});
      const inbound = id === undefined ? [] : (graph.inbound.get(id) ?? []);
      return assemblyOrder(params).map((key): Place => {
        const edge = inbound.find(({ toPort }) => toPort === key);
        return { key, source: edge === undefined ? undefined : graph.nodes.get(edge.from) };
      });
    },
    [id],
  );
}

interface RowProps {
  readonly place: Place;
  readonly at: number;
  readonly last: number;
  readonly onMove: (at: number, way: Way) => void;
}

function Row({ place: { key, source }, at, last, onMove }: RowProps) {
  const mayWrite = useMay('nodes');
  const kind = key.startsWith('still') ? 'still' : 'clip';
  const title = source?.title ?? `Empty ${kind}`;
  return (
    <li className={own.row} data-place={key} data-empty={source === undefined}>
      <span className={own.number} aria-hidden="true">
        {at + 1}
      </span>
      {source !== undefined && <NodeThumb node={source} />}
      <span className={own.title} title={title}>
        {title}
      </span>
      {mayWrite && (
        <span className={own.ways}>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={24}
            data-way="up"
            disabled={at === 0}
            aria-label={`Move ${title} up, from place ${at + 1}`}
            onClick={() => onMove(at, 'up')}
          >
            <IconArrowUp size={14} aria-hidden="true" />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={24}
            data-way="down"
            disabled={at === last}
            aria-label={`Move ${title} down, from place ${at + 1}`}
            onClick={() => onMove(at, 'down')}
          >
            <IconArrowDown size={14} aria-hidden="true" />
          </ActionIcon>
        </span>
      )}
    </li>
  );
}
