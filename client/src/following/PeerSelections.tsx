import { type CSSProperties, useEffect, useRef, useState } from 'react';
import { inkOn } from '@dailies/shared/people';
import { type Editor, isShapeId, react, useValue } from 'tldraw';
import { useSession } from '../session/SessionContext.tsx';
import { useObservable } from '../session/useObservable.ts';
import classes from './PeerSelections.module.css';

const at = (x: number, y: number, colour: string): CSSProperties => ({
  transform: `translate(calc(var(--z) * ${x}px), calc(var(--z) * ${y}px))`,
  background: colour,
  color: inkOn(colour),
});

/** Whose selection it is, above each: tldraw draws the outlines in their colours. */
export function PeerSelections({ editor }: { editor: Editor }) {
  const { presence } = useSession();
  const peers = useObservable(presence.here);
  // States are told for much else, too.
  const text = peers.map(({ client, selected }) => `${client} ${selected.join(' ')}`).join('\n');
  const [selecting, setSelecting] = useState({ text, peers });
  if (selecting.text !== text) setSelecting({ text, peers });
  const tags = useValue(
    'tags of selections',
    () =>
      selecting.peers.flatMap(({ client, colour, user, selected }) => {
        const boxes = selected.flatMap((id) => (isShapeId(id) ? (editor.getShapePageBounds(id) ?? []) : []));
        if (boxes.length === 0) return [];
        const x = Math.min(...boxes.map(({ minX }) => minX));
        const y = Math.min(...boxes.map(({ minY }) => minY));
        return [{ client, colour, name: user.name, x, y }];
      }),
    [selecting, editor],
  );
  const layer = useRef<HTMLDivElement>(null);
  useEffect(
    () =>
      react('place tags of selections', () => {
        const { x, y, z } = editor.getCamera();
        const element = layer.current;
        if (element === null) return;
        element.style.transform = `translate(${x * z}px, ${y * z}px)`;
        element.style.setProperty('--z', String(z));
      }),
    [editor],
  );
  return (
    <div ref={layer} className={classes.layer} aria-hidden="true">
      {tags.map(({ client, colour, name, x, y }) => (
        <span key={client} className={classes.tag} style={at(x, y, colour)}>
          {name}
        </span>
      ))}
    </div>
  );
}
