import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { NotificationBell } from '../notifications/NotificationBell.tsx';
import { PaletteButton } from '../palette/PaletteButton.tsx';
import { AccountMenu } from './AccountMenu.tsx';
import { Logo } from './Logo.tsx';
import classes from './TopBar.module.css';

/** The bar on top of every page behind the sign-in. */
export function TopBar({ left, middle, right }: { left?: ReactNode; middle?: ReactNode; right?: ReactNode }) {
  return (
    <header className={classes.bar}>
      <div className={classes.side}>
        <Link to="/" className={classes.home} aria-label="Dailies: all projects">
          <Logo wordmark={left === undefined} />
        </Link>
        {left}
      </div>
      {middle}
      <div className={classes.end}>
        {right}
        <PaletteButton />
        <NotificationBell />
        <AccountMenu />
      </div>
    </header>
  );
}
