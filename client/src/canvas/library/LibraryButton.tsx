import { IconBooks } from '@tabler/icons-react';
import { useValue } from 'tldraw';
import { useCanvas } from '../CanvasContext.tsx';
import classes from '../chrome/ToolButton.module.css';

/** Opens the library beside the canvas, and closes it. */
export function LibraryButton() {
  const state = useCanvas();
  const isOpen = useValue('library open', () => state.library.get(), [state]);
  return (
    <button
      type="button"
      className={classes.button}
      aria-label="Library"
      title="Library"
      aria-pressed={isOpen}
      onClick={() => state.library.set(!isOpen)}
    >
      <IconBooks size={18} stroke={1.7} aria-hidden="true" />
    </button>
  );
}
