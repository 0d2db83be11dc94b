import { useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useSession } from '../session/SessionContext.tsx';
import { projectPlace } from './projectPlace.ts';

/** Tells the others which page of the project is open here; what it is. */
export function useTellingPage(): string {
  const { presence, project } = useSession();
  const { pathname, searchStr } = useLocation();
  const page = projectPlace(project.id, pathname, searchStr) ?? '';
  useEffect(() => presence.tell({ page }), [presence, page]);
  return page;
}
