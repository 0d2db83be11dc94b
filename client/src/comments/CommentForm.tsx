import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useSession } from '../session/SessionContext.tsx';
import classes from './CommentForm.module.css';
import { type DraftKey, draftOf, keepDraft } from './drafts.ts';
import { MentionField } from './MentionField.tsx';

interface CommentFormProps {
  /** Under which what is not sent yet is kept. */
  readonly draft: DraftKey;
  /** What stands there where nothing was kept. */
  readonly initial?: string;
  readonly label: string;
  readonly placeholder: string;
  readonly action: 'Comment' | 'Reply' | 'Save';
  /** Whether it was taken; what was written stays where it was not. */
  readonly send: (body: string) => boolean;
  /** The way out without sending; what was written is kept. */
  readonly onLeave?: (() => void) | undefined;
  readonly onFocus?: (() => void) | undefined;
  readonly autoFocus?: boolean;
  readonly minRows?: number;
  /** Beside the button. */
  readonly hint?: ReactNode;
}

/** A place to write something that others see: what is written survives looking elsewhere, a refusal and a reload. */
export function CommentForm({ draft, initial = '', action, send, onLeave, hint, ...field }: CommentFormProps) {
  const session = useSession();
  const [body, setBody] = useState(() => draftOf(session, draft) || initial);
  const change = (next: string) => {
    setBody(next);
    keepDraft(session, draft, next === initial ? '' : next);
  };
  const hasCancel = onLeave !== undefined && action !== 'Comment';
  const submit = () => {
    if (body.trim() === '') return;
    if (!send(body)) return;
    setBody(initial);
    keepDraft(session, draft, '');
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <MentionField
        {...field}
        value={body}
        onChange={change}
        onSend={submit}
        onEscape={() => {
          if (onLeave !== undefined) onLeave();
          else if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
        }}
      />
      <div className={classes.row}>
        {/* Beside a way out there is no room for it. */}
        {hint ?? (!hasCancel && <span className={classes.hint}>Ctrl Enter sends, @ mentions</span>)}
        {hasCancel && (
          <Button type="button" size="xs" variant="subtle" color="gray" onClick={onLeave}>
            Cancel
          </Button>
        )}
        <Button type="submit" size="xs" disabled={body.trim() === ''} title="Ctrl Enter">
          {action}
        </Button>
      </div>
    </form>
  );
}
