import { Tooltip } from '@mantine/core';
import { IconMessageCirclePlus } from '@tabler/icons-react';
import { type Editor, useValue } from 'tldraw';
import { useMay } from '../../session/useMay.ts';
import { CommentTool } from './CommentTool.ts';

/** Takes up the tool that sets pins; also for those who may not build. `className` is the toolbar's own. */
export function CommentToolButton({ editor, className }: { editor: Editor; className: string | undefined }) {
  const mayComment = useMay('comments');
  const isCurrent = useValue('is commenting', () => editor.getCurrentToolId() === CommentTool.id, [editor]);
  if (!mayComment) return null;
  return (
    <Tooltip label="Comment (C)" openDelay={400}>
      <button
        type="button"
        className={className}
        aria-label="Comment"
        aria-pressed={isCurrent}
        onClick={() => {
          editor.setCurrentTool(isCurrent ? 'select' : CommentTool.id);
          editor.focus();
        }}
      >
        <IconMessageCirclePlus size={18} stroke={1.7} aria-hidden="true" />
      </button>
    </Tooltip>
  );
}
