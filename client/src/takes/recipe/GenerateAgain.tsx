import { Button, Group, Radio, SegmentedControl, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { Dialog } from '../../interface/Dialog.tsx';
import type { Take } from '../../document/ProjectModel.ts';
import { useGenerate } from '../../document/useGenerate.ts';
import classes from './GenerateAgain.module.css';
import { type Restorable, useRestoreSettings } from './useRestoreSettings.ts';

const VARIATIONS = ['1', '2', '4', '8'];
/** As high as the lightbox, which it is opened over. */
const Z_INDEX = 300;

interface GenerateAgainProps {
  readonly take: Take;
  readonly found: Restorable;
  readonly onClose: () => void;
}

/** Asks for takes made as this one was, with other words or another seed: its settings go back on the shot first. */
export function GenerateAgain({ take, found, onClose }: GenerateAgainProps) {
  return (
    // What is pressed in it means nothing to what it was opened from; Tab stays in it by a listener of the whole page.
    <div
      onKeyDown={(event) => {
        if (event.key !== 'Tab') event.stopPropagation();
      }}
    >
      <Dialog opened zIndex={Z_INDEX} title={`Generate again, as take ${take.number}`} onClose={onClose}>
        <Form take={take} found={found} onClose={onClose} />
      </Dialog>
    </div>
  );
}

function Form({ take, found, onClose }: GenerateAgainProps) {
  const { restore, differing } = useRestoreSettings();
  const { generate } = useGenerate(take.node);
  const [prompt, setPrompt] = useState(found.prompt ?? '');
  const [seed, setSeed] = useState('new');
  const [variations, setVariations] = useState('1');
  const begin = () => {
    // Words that cannot be put on the shot are left as they are there.
    const words = found.prompt === undefined && prompt === '' ? undefined : prompt;
    const changes = { seed: seed === 'same' ? take.seed : null, ...(words === undefined ? {} : { prompt: words }) };
    if (!restore(take, found, changes)) return;
    // The very same take is made once more only because somebody asks for it here.
    generate(Number(variations), seed === 'same' && differing(take, found).length === 0);
    onClose();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        begin();
      }}
    >
      <Stack gap="md">
        {found.arriving !== '' && (
          <div>
            <div className={classes.label}>Connected</div>
            <p className={classes.connected}>{found.arriving}</p>
          </div>
        )}
        <Textarea
          label="Prompt"
          data-autofocus
          autosize
          minRows={2}
          maxRows={8}
          maxLength={20_000}
          placeholder={found.arriving === '' ? 'What this shot shows…' : 'More words, beside what is connected…'}
          description={
            found.prompt === undefined
              ? 'What is connected says something else than when the take was made; its words are not changed.'
              : undefined
          }
          value={prompt}
          onChange={(event) => setPrompt(event.currentTarget.value)}
        />
        <Radio.Group label="Seed" value={seed} onChange={setSeed}>
          <Group gap="lg" mt={4}>
            <Radio size="xs" value="new" label="A new one" />
            <Radio size="xs" value="same" label={`The same, ${take.seed}; it is locked on the shot`} />
          </Group>
        </Radio.Group>
        <div>
          <div className={classes.label} id="variations-again">
            Variations
          </div>
          <SegmentedControl
            size="xs"
            aria-labelledby="variations-again"
            data={VARIATIONS}
            value={variations}
            onChange={setVariations}
          />
        </div>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit">Generate</Button>
        </Group>
      </Stack>
    </form>
  );
}
