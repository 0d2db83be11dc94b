import { Stack, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { rememberedMe } from '../api/remembered.ts';
import { NotFoundPage } from '../app/NotFoundPage.tsx';
import { timeAgo } from '../interface/timeAgo.ts';
import { useNow } from '../interface/useNow.ts';
import { newId } from '../session/ProjectSession.ts';
import { textsOfRescue } from './describeRescue.ts';
import { DiscardCopy } from './DiscardCopy.tsx';
import { RescuedTexts } from './RescuedTexts.tsx';
import { listRescued, type RescuedCopy, rescuedKey } from './RescueStore.ts';
import { SaveCopyButtons } from './SaveCopyButtons.tsx';
import { rescueUnsent } from './setAside.ts';
import classes from './ClosedProjectPage.module.css';

interface ClosedProjectPageProps {
  readonly project: string;
  readonly lead?: string;
}

async function setAside(user: string, project: string): Promise<readonly RescuedCopy[]> {
  // Where it cannot be set aside, it stays where it is.
  await rescueUnsent(user, project, newId(), Date.now()).catch(() => {});
  return listRescued(user, project);
}

/** A project that one cannot open, with what one wrote in it that never reached it, where this browser keeps some. */
export function ClosedProjectPage({
  project,
  lead = 'There is no such project, or you are not a member of it.',
}: ClosedProjectPageProps) {
  const me = rememberedMe();
  const client = useQueryClient();
  const key = rescuedKey(me?.id ?? '', project);
  const { data: copies = [] } = useQuery({
    queryKey: key,
    queryFn: () => (me === null ? [] : setAside(me.id, project)),
    retry: false,
    networkMode: 'always',
  });
  return (
    <NotFoundPage lead={lead}>
      {copies.map((copy) => (
        <Kept key={copy.id} copy={copy} onGone={() => void client.invalidateQueries({ queryKey: key })} />
      ))}
    </NotFoundPage>
  );
}

function Kept({ copy, onGone }: { copy: RescuedCopy; onGone: () => void }) {
  const now = useNow();
  return (
    <section className={classes.kept} aria-label={`Not sent to ${copy.projectName}`}>
      <Stack gap="sm">
        <Text size="sm">
          Set aside {timeAgo(copy.at, now)}: what you did in “{copy.projectName}” that never reached it. It is kept in
          this browser, and offered to you there if you are invited again.
        </Text>
        <RescuedTexts copy={copy} />
        <div className={classes.ways}>
          <SaveCopyButtons copy={copy} texts={() => textsOfRescue(copy)} size="xs" />
          <DiscardCopy copy={copy} size="xs" onDone={onGone} />
        </div>
      </Stack>
    </section>
  );
}
