import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { copyText } from '../interface/copyText.ts';
import { saveFile } from '../interface/saveFile.ts';
import { fileOfRescue } from './describeRescue.ts';
import type { RescuedCopy } from './RescueStore.ts';

interface SaveCopyButtonsProps {
  readonly copy: RescuedCopy;
  readonly texts: () => string;
  readonly size?: 'xs' | 'sm';
}

/** The ways to take a copy elsewhere: its texts, or all of it as a file. */
export function SaveCopyButtons({ copy, texts, size = 'sm' }: SaveCopyButtonsProps) {
  const copyTexts = async () => {
    const done = await copyText(texts());
    notifications.show({ message: done ? 'The texts are in the clipboard.' : 'The browser did not allow copying.' });
  };
  return (
    <>
      <Button size={size} variant="default" onClick={() => void copyTexts()}>
        Copy the texts
      </Button>
      <Button
        size={size}
        variant="default"
        onClick={() => saveFile(fileOfRescue(copy), `dailies-rescue-${copy.project}-${copy.at}.json`)}
      >
        Download all of it
      </Button>
    </>
  );
}
