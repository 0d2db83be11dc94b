import { notifications } from '@mantine/notifications';
import { useCallback } from 'react';
import { copyText } from './copyText.ts';

/** Copies the link of an address within this installation, and says so. */
export function useCopyLink(): (address: string) => void {
  return useCallback((address) => {
    const link = new URL(address, location.origin).href;
    copyText(link).then(
      (done) =>
        notifications.show(
          done
            ? { message: 'Link copied.' }
            : { color: 'yellow', message: `The browser did not allow copying. The link is ${link}`, autoClose: false },
        ),
      () => {},
    );
  }, []);
}
