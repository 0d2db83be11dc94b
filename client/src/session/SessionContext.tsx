import { createContext, useContext } from 'react';
import type { ProjectSession } from './ProjectSession.ts';

export const SessionContext = createContext<ProjectSession | null>(null);

/** The project's session; only below a `ProjectPage`. */
export function useSession(): ProjectSession {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('useSession is used outside a project page.');
  return session;
}
