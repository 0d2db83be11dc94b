import { Button, Group, Text } from '@mantine/core';
import { type Editor, useValue } from 'tldraw';
import { Dialog } from '../../interface/Dialog.tsx';
import { useSession } from '../../session/SessionContext.tsx';
import { useCanvas } from '../CanvasContext.tsx';
import { focusCanvas } from '../chrome/focusCanvas.ts';

/** Asks before scenes are deleted with what is in them. */
export function DeleteScenes({ editor }: { editor: Editor }) {
  const canvas = useCanvas();
  const { model } = useSession();
  const deleting = useValue('deleting', () => canvas.deleting.get(), [canvas]);
  if (deleting === null) return null;
  const { scenes, inside, shapes } = deleting;
  const close = () => {
    canvas.deleting.set(null);
    focusCanvas(editor);
  };
  const [only] = scenes;
  const title =
    scenes.length === 1 && only !== undefined
      ? `Delete “${model.nodes.get(only)?.title ?? 'this scene'}”?`
      : `Delete ${scenes.length} scenes?`;
  const count = inside === 1 ? 'The one node' : `The ${inside} nodes`;
  return (
    <Dialog opened onClose={close} title={title} centered>
      <Text size="sm">
        {count} in {scenes.length === 1 ? 'it' : 'them'} {inside === 1 ? 'goes' : 'go'} too. Undo brings everything
        back, with its takes.
      </Text>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={close}>
          Cancel
        </Button>
        <Button
          color="red"
          data-autofocus
          onClick={() => {
            close();
            editor.deleteShapes([...shapes]);
          }}
        >
          Delete all {inside + shapes.length}
        </Button>
      </Group>
    </Dialog>
  );
}
