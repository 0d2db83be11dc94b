import { Dialog } from '../interface/Dialog.tsx';
import { RescuedCopyView } from './RescuedCopyView.tsx';
import type { RescuedCopy } from './RescueStore.ts';

/** Says that a copy was set aside and why, what came over of it or could, and gives all of it to the person. */
export function RescueNotice({ copy, onClose }: { copy: RescuedCopy | null; onClose: () => void }) {
  return (
    <Dialog
      opened={copy !== null}
      onClose={onClose}
      title="Edits of yours were set aside"
      centered
      radius="lg"
      size="lg"
    >
      {copy !== null && <RescuedCopyView key={copy.id} copy={copy} onDone={onClose} isAsked />}
    </Dialog>
  );
}
