import type { ComponentProps, ReactNode } from 'react';
import classes from './Comment.module.css';

interface CommentActionProps extends Omit<ComponentProps<'button'>, 'type' | 'className' | 'title' | 'aria-label'> {
  readonly label: string;
  readonly isPressed?: boolean;
  readonly children: ReactNode;
}

/** Something that can be done with a comment, as a small sign. */
export function CommentAction({ label, isPressed, children, ...button }: CommentActionProps) {
  return (
    <button
      {...button}
      type="button"
      className={classes.action}
      aria-label={label}
      title={label}
      {...(isPressed === undefined ? {} : { 'aria-pressed': isPressed })}
    >
      {children}
    </button>
  );
}
