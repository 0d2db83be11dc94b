import type { RefAttributes } from 'react';
import { DefaultShapeWrapper, type TLShapeWrapperProps, useValue } from 'tldraw';
import { useCanvas } from '../CanvasContext.tsx';
import classes from './CarriedShape.module.css';

/** A shape in the page; while somebody else drags it, a picture that is only moved. */
export function CarriedShape({ ref, ...props }: TLShapeWrapperProps & RefAttributes<HTMLDivElement>) {
  const { carried } = useCanvas();
  const { id } = props.shape;
  const isCarried = useValue('dragged by a peer', () => carried.get().has(id), [carried, id]);
  return (
    <DefaultShapeWrapper
      {...props}
      {...(ref === undefined ? {} : { ref })}
      className={isCarried ? classes.carried : undefined}
    />
  );
}
