import { lazy, Suspense } from 'react';
import { useObservable } from '../session/useObservable.ts';
import { chainDialog } from './chainDialog.ts';

const ChainDialog = lazy(async () => ({ default: (await import('./ChainDialog.tsx')).ChainDialog }));

/** Where what will run is shown, wherever it was asked for. */
export function ChainDialogHost() {
  const wish = useObservable(chainDialog);
  if (wish === null) return null;
  return (
    <Suspense>
      <ChainDialog key={`${wish.scope} ${wish.nodes.join(' ')}`} wish={wish} onClose={() => chainDialog.set(null)} />
    </Suspense>
  );
}
