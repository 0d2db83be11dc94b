import type { MouseEvent, ReactNode } from 'react';
import { useOpenAddress } from '../app/useOpenAddress.ts';

interface AddressLinkProps {
  readonly address: string;
  readonly className?: string | undefined;
  readonly label?: string;
  readonly title?: string;
  readonly children: ReactNode;
}

/** A link to a place within this installation: a plain press goes there, any other opens it as the browser does. */
export function AddressLink({ address, className, label, title, children }: AddressLinkProps) {
  const open = useOpenAddress();
  const follow = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    open(address);
  };
  return (
    <a href={address} className={className} aria-label={label} title={title} onClick={follow}>
      {children}
    </a>
  );
}
