import type { AppliedReport } from '@dailies/shared/difference';
import { readNode } from '@dailies/shared/document';
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { sentenceOfError } from '../api/ApiProblem.ts';
import { copyText } from '../interface/copyText.ts';
import { saveFile } from '../interface/saveFile.ts';
import { useSession } from '../session/SessionContext.tsx';
import { useObservable } from '../session/useObservable.ts';
import { bringOver, previewOf } from './bringOver.ts';
import { documentOf, fileOfRescue, textsOfRescue } from './describeRescue.ts';
import { LeftChanges } from './LeftChanges.tsx';
import { lineOfChange } from './lineOfChange.ts';
import { type RescuedCopy, rescuedKey } from './RescueStore.ts';

const changes = (count: number): string => (count === 1 ? '1 change' : `${count} changes`);

/** Says that a copy was set aside and why, what came over of it or could, and gives all of it to the person. */
export function RescueNotice({ copy, onClose }: { copy: RescuedCopy | null; onClose: () => void }) {
  return (
    <Modal
      opened={copy !== null}
      onClose={onClose}
      title="Edits of yours were set aside"
      centered
      radius="lg"
      size="lg"
    >
      {copy !== null && <RescuedCopyView key={copy.id} copy={copy} onClose={onClose} />}
    </Modal>
  );
}

function RescuedCopyView({ copy: given, onClose }: { copy: RescuedCopy; onClose: () => void }) {
  const session = useSession();
  const client = useQueryClient();
  const [copy, setCopy] = useState(given);
  const preview = usePreview(copy);
  const left = preview?.refused ?? copy.left;
  const own = useMemo(() => documentOf(copy), [copy]);
  // What is gone from the project is called as it was in the copy.
  const titleOf = (node: string): string | undefined => (readNode(session.doc, node) ?? readNode(own, node))?.title;
  const texts = (): string =>
    left.length === 0 ? textsOfRescue(copy) : left.map(({ change }) => lineOfChange(change, titleOf)).join('\n');
  const copyTexts = async () => {
    const done = await copyText(texts());
    notifications.show({ message: done ? 'The texts are in the clipboard.' : 'The browser did not allow copying.' });
  };
  const bring = async () => {
    try {
      const tried = await bringOver(session, copy);
      notifications.show({ message: `${changes(tried.broughtOver)} came over; Ctrl-Z takes that back.` });
      await client.invalidateQueries({ queryKey: rescuedKey(copy.user, copy.project) });
      if (tried.left.length === 0) onClose();
      else setCopy(tried);
    } catch (error) {
      notifications.show({ color: 'red', message: sentenceOfError(error) });
    }
  };
  return (
    <Stack gap="md">
      <Text size="sm">{copy.reason}</Text>
      <Text size="sm" c="dimmed">
        {sentenceFor(copy, preview)}
      </Text>
      <LeftChanges left={left} titleOf={titleOf} />
      <Group justify="flex-end">
        <Button variant="default" onClick={() => void copyTexts()}>
          Copy the texts
        </Button>
        <Button
          variant="default"
          onClick={() => saveFile(fileOfRescue(copy), `dailies-rescue-${copy.project}-${copy.at}.json`)}
        >
          Download all of it
        </Button>
        {preview !== null && preview.applied > 0 ? (
          <Button data-autofocus onClick={() => void bring()}>
            Bring over {changes(preview.applied)}
          </Button>
        ) : (
          <Button data-autofocus onClick={onClose}>
            Go on
          </Button>
        )}
      </Group>
    </Stack>
  );
}

function sentenceFor(copy: RescuedCopy, preview: AppliedReport | null): string {
  const kept = 'Your copy is kept whole in this browser until you delete it.';
  if (copy.standing === 'offered') {
    if (preview === null) return 'The project was opened afresh from the server; your copy is being compared with it.';
    if (preview.applied === 0) return `Nothing of it can come over as things are. ${kept}`;
    return `The project was opened afresh from the server. ${changes(preview.applied)} of yours can come over as they are. ${kept}`;
  }
  if (copy.broughtOver === 0 && copy.left.length === 0) {
    return `What it holds cannot be told from what the server had, so nothing was brought over. ${kept}`;
  }
  const came = copy.broughtOver === 0 ? 'Nothing' : changes(copy.broughtOver);
  return `${came} of yours came over, and ${changes(copy.left.length)} could not. ${kept}`;
}

/** What could come over of an offered copy; null while that is not known, and for others. */
function usePreview(copy: RescuedCopy): AppliedReport | null {
  const session = useSession();
  const isOpen = useObservable(session.phase).kind === 'open';
  const [preview, setPreview] = useState<{ readonly of: string; readonly report: AppliedReport } | null>(null);
  const isWanted = isOpen && copy.standing === 'offered';
  useEffect(() => {
    if (!isWanted) return undefined;
    let isGone = false;
    previewOf(session, copy).then(
      (report) => {
        if (!isGone) setPreview({ of: copy.id, report });
      },
      // Damaged: it can still be downloaded.
      () => {
        if (!isGone) setPreview({ of: copy.id, report: { applied: 0, refused: [] } });
      },
    );
    return () => void (isGone = true);
  }, [session, copy, isWanted]);
  return isWanted && preview?.of === copy.id ? preview.report : null;
}
