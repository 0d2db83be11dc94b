import { useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useSession } from '../session/SessionContext.tsx';
import { useObservable } from '../session/useObservable.ts';
import { placeOfScene, projectPlace, sceneOfPlace } from './projectPlace.ts';

/** Tells the others which page of the project is open here; what it is. */
export function useTellingPage(): string {
  const { presence, project, level } = useSession();
  const { pathname, searchStr } = useLocation();
  const shown = useObservable(level);
  const place = projectPlace(project.id, pathname, searchStr) ?? '';
  // On the canvas it is the level that counts, however one came to it.
  const page = sceneOfPlace(place) === undefined ? place : placeOfScene(shown);
  useEffect(() => presence.tell({ page }), [presence, page]);
  return page;
}
