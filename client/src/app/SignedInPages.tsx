import { Outlet } from '@tanstack/react-router';
import { PaletteHost } from '../palette/PaletteHost.tsx';

/** Everything behind the sign-in: the page, and what is there on each of them. */
export function SignedInPages() {
  return (
    <>
      <Outlet />
      <PaletteHost />
    </>
  );
}
