import { COMPARED_ROOTS } from '@dailies/shared/difference';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useSession } from '../../session/SessionContext.tsx';

/** What is written now is in the history after so long; while people go on writing it is asked for as seldom. */
const NEWS_MS = 2_500;

/** Asks for the history again when somebody wrote something that it tells. */
export function useTimelineNews(isOn: boolean): void {
  const { model, project } = useSession();
  const client = useQueryClient();
  useEffect(() => {
    if (!isOn) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = model.watch((touched) => {
      if (timer !== undefined || !COMPARED_ROOTS.some((root) => touched.has(root))) return;
      timer = setTimeout(() => {
        timer = undefined;
        void client.invalidateQueries({ queryKey: ['project', project.id, 'timeline'] });
      }, NEWS_MS);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [isOn, model, project.id, client]);
}
