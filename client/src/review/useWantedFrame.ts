import { getRouteApi } from '@tanstack/react-router';
import { useEffect } from 'react';
import { frameOf } from '../comments/frameOf.ts';
import { useTakeComments } from '../comments/useTakeComments.ts';
import { useWantedComment } from '../comments/useWantedComment.ts';
import type { Take } from '../document/ProjectModel.ts';
import type { Playback } from './Playback.ts';

const route = getRouteApi('/signed-in/p/$projectId/takes/$takeId');

/** Goes to the frame that the address names, or to that of the comment it names: once for each address. */
export function useWantedFrame(take: Take, playback: Playback | undefined): void {
  const { frame: counted } = route.useSearch();
  const wanted = useWantedComment();
  const comments = useTakeComments(take.id);
  const said = [wanted?.id, wanted?.root].flatMap((id) => {
    const comment = comments.find((one) => one.id === id);
    return comment === undefined ? [] : (frameOf(comment) ?? []);
  })[0];
  const frame = said ?? (counted === undefined ? undefined : counted - 1);
  useEffect(() => {
    if (frame !== undefined) playback?.goTo(frame);
  }, [playback, frame, wanted?.id]);
}
