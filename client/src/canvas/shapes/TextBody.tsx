import { textParam, type NodeRecord } from '@dailies/shared/document';
import type { NodeDefinition } from '@dailies/shared/nodes';
import { useEffect, useRef, useState } from 'react';
import { useEditor } from 'tldraw';
import { SharedText } from '../../document/SharedText.tsx';
import { useSession } from '../../session/SessionContext.tsx';
import { useMay } from '../../session/useMay.ts';
import { MentionedText } from './MentionedText.tsx';
import classes from './TextBody.module.css';
import { useHeld } from './useHeld.ts';

interface TextBodyProps {
  readonly node: NodeRecord;
  readonly definition: NodeDefinition;
  readonly isEditing: boolean;
}

/** A prompt or a note: plain text, or the shared editor while it is edited here. */
export function TextBody({ node, definition, isEditing }: TextBodyProps) {
  const { doc } = useSession();
  const editor = useEditor();
  const held = useHeld();
  const mayWrite = useMay('nodes');
  const [name, hint] = Object.entries(definition.params).find(([, { control }]) => control === 'text') ?? [];
  const value = name === undefined ? undefined : node.params[name];
  const text = name === undefined ? undefined : textParam(doc, node.id, name);
  const placeholder = hint?.control === 'text' ? (hint.placeholder ?? '') : '';
  if (isEditing && mayWrite && text !== undefined) {
    return (
      <div {...held} className={classes.editor} onWheelCapture={(event) => event.stopPropagation()}>
        <SharedText
          text={text}
          label={hint?.title ?? 'Text'}
          placeholder={placeholder}
          autoFocus
          onLeave={() => {
            editor.setEditingShape(null);
            editor.setCurrentTool('select.idle');
            editor.focus();
          }}
        />
      </div>
    );
  }
  const shown = typeof value === 'string' ? value : '';
  return <ShownText text={shown} placeholder={placeholder} type={node.type} />;
}

interface ShownTextProps {
  readonly text: string;
  readonly placeholder: string;
  readonly type: string;
}

/** The text as it is read; where it does not fit, it fades out at the bottom. */
function ShownText({ text, placeholder, type }: ShownTextProps) {
  const element = useRef<HTMLDivElement>(null);
  const [hasMore, setHasMore] = useState(false);
  useEffect(() => {
    const shown = element.current;
    if (shown === null) return undefined;
    const measure = () => setHasMore(shown.scrollHeight > shown.clientHeight + 1);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(shown);
    return () => observer.disconnect();
  }, [text]);
  return (
    <div className={classes.paper} data-type={type}>
      <div ref={element} className={classes.text} data-empty={text === ''} data-more={hasMore}>
        {text === '' ? placeholder : <MentionedText text={text} />}
      </div>
    </div>
  );
}
