import { useRouter } from '@tanstack/react-router';
import { useCallback } from 'react';

/** Goes to an address within this installation; to the same one again without a further step of the history. */
export function useOpenAddress(): (address: string) => void {
  const { history } = useRouter();
  return useCallback(
    (address) => {
      if (history.location.href === address) history.replace(address);
      else history.push(address);
    },
    [history],
  );
}
