import { Outlet } from '@tanstack/react-router';
import { Guide } from '../guide/Guide.tsx';
import { PaletteHost } from '../palette/PaletteHost.tsx';

/** Everything behind the sign-in: the page, and what is there on each of them. */
export function SignedInPages() {
  return (
    <>
      <Outlet />
      <Guide />
      <PaletteHost />
    </>
  );
}
