import { Modal, type ModalProps } from '@mantine/core';
import { useReturnFocus } from './useReturnFocus.ts';

/** A dialog that gives the focus back to what it was opened from, also where that was an item of a menu. */
export function Dialog(props: ModalProps) {
  useReturnFocus(props.opened);
  return <Modal {...props} />;
}
