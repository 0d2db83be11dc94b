import type { Change, RefusedChange } from '@dailies/shared/difference';
import { readNode } from '@dailies/shared/document';
import { Button, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { sayError } from '../interface/sayProblem.ts';
import { useSession } from '../session/SessionContext.tsx';
import { useObservable } from '../session/useObservable.ts';
import { bringOver, type Preview, previewOf } from './bringOver.ts';
import { documentOf, textsOfRescue } from './describeRescue.ts';
import { DiscardCopy } from './DiscardCopy.tsx';
import { ChangesLeft, ChangesThatCan } from './LeftChanges.tsx';
import { lineOfChange } from './lineOfChange.ts';
import { SaveCopyButtons } from './SaveCopyButtons.tsx';
import { type RescuedCopy, rescuedKey } from './RescueStore.ts';
import { RescuedTexts } from './RescuedTexts.tsx';

const changes = (count: number): string => (count === 1 ? '1 change' : `${count} changes`);

interface RescuedCopyViewProps {
  readonly copy: RescuedCopy;
  /** Nothing of it is left to decide. */
  readonly onDone: () => void;
  /** The person is in the middle of something else and is told of it; else they came to look. */
  readonly isAsked?: boolean;
}

/** A copy that was set aside: why, what is in it, and what can be done with it. */
export function RescuedCopyView({ copy: given, onDone, isAsked = false }: RescuedCopyViewProps) {
  const session = useSession();
  const client = useQueryClient();
  const [copy, setCopy] = useState(given);
  const preview = usePreview(copy);
  const left = preview?.report.refused ?? copy.left;
  const can = preview === null ? [] : allowed(preview);
  const own = useMemo(() => documentOf(copy), [copy]);
  // What is gone from the project is called as it was in the copy.
  const titleOf = (node: string): string | undefined => (readNode(session.doc, node) ?? readNode(own, node))?.title;
  const lines = [...can, ...left.map(({ change }) => change)];
  const texts = (): string =>
    lines.length === 0 ? textsOfRescue(copy) : lines.map((change) => lineOfChange(change, titleOf)).join('\n');
  const bring = async () => {
    try {
      const tried = await bringOver(session, copy);
      notifications.show({ message: `${changes(tried.broughtOver)} came over; Ctrl-Z takes that back.` });
      await client.invalidateQueries({ queryKey: rescuedKey(copy.user, copy.project) });
      if (tried.left.length === 0) onDone();
      else setCopy(tried);
    } catch (error) {
      sayError(error);
    }
  };
  const mayBring = preview !== null && preview.report.applied > 0;
  return (
    <Stack gap="md">
      <Text size="sm">{copy.reason}</Text>
      <Text size="sm" c="dimmed">
        {sentenceFor(copy, preview)}
      </Text>
      <ChangesThatCan changes={can} titleOf={titleOf} />
      <ChangesLeft left={left} titleOf={titleOf} />
      {!isAsked && <RescuedTexts copy={copy} />}
      <Group justify="flex-end">
        {!isAsked && <DiscardCopy copy={copy} onDone={onDone} />}
        <SaveCopyButtons copy={copy} texts={texts} />
        {mayBring && (
          <Button data-autofocus onClick={() => void bring()}>
            Bring over {changes(preview.report.applied)}
          </Button>
        )}
        {!mayBring && isAsked && (
          <Button data-autofocus onClick={onDone}>
            Go on
          </Button>
        )}
      </Group>
    </Stack>
  );
}

const nameOf = ({ root, id }: Change): string => `${root} ${id}`;

/** What is not refused, wholly or in part. */
function allowed({ changes: all, report }: Preview): readonly Change[] {
  const refused = new Set(report.refused.map(({ change }: RefusedChange) => nameOf(change)));
  return all.filter((change) => !refused.has(nameOf(change)));
}

function sentenceFor(copy: RescuedCopy, preview: Preview | null): string {
  const kept = 'Your copy is kept whole in this browser until you delete it.';
  if (copy.standing === 'offered') {
    if (preview === null) return 'The project was opened afresh from the server; your copy is being compared with it.';
    const { applied } = preview.report;
    if (applied === 0) return `Nothing of it can come over as things are. ${kept}`;
    return `The project was opened afresh from the server. ${changes(applied)} of yours can come over as they are. ${kept}`;
  }
  if (copy.broughtOver === 0 && copy.left.length === 0) {
    return `What it holds cannot be told from what the server had, so nothing was brought over. ${kept}`;
  }
  const came = copy.broughtOver === 0 ? 'Nothing' : changes(copy.broughtOver);
  return `${came} of yours came over, and ${changes(copy.left.length)} could not. ${kept}`;
}

/** What could come over of an offered copy; null while that is not known, and for others. */
function usePreview(copy: RescuedCopy): Preview | null {
  const session = useSession();
  const isOpen = useObservable(session.phase).kind === 'open';
  const [preview, setPreview] = useState<{ readonly of: string; readonly preview: Preview } | null>(null);
  const isWanted = isOpen && copy.standing === 'offered';
  useEffect(() => {
    if (!isWanted) return undefined;
    let isGone = false;
    previewOf(session, copy).then(
      (found) => {
        if (!isGone) setPreview({ of: copy.id, preview: found });
      },
      // Damaged: it can still be downloaded.
      () => {
        if (!isGone) setPreview({ of: copy.id, preview: { changes: [], report: { applied: 0, refused: [] } } });
      },
    );
    return () => void (isGone = true);
  }, [session, copy, isWanted]);
  return isWanted && preview?.of === copy.id ? preview.preview : null;
}
