import { CommentsPanelPlace } from '../comments/panel/CommentsPanelPlace.tsx';
import { FollowedBy } from './FollowedBy.tsx';
import { FollowFrame } from './FollowFrame.tsx';
import { SpotlightCard } from './SpotlightCard.tsx';
import { useFollowedPage } from './useFollowedPage.ts';
import { useTellingPage } from './useTellingPage.ts';

/** What being here together puts over every page of a project. */
export function Together() {
  const page = useTellingPage();
  useFollowedPage(page);
  return (
    <>
      <FollowFrame />
      <FollowedBy />
      <SpotlightCard />
      <CommentsPanelPlace />
    </>
  );
}
