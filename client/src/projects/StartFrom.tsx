import { Button, Text } from '@mantine/core';
import { IconTemplate, IconX } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { TemplateThumb } from '../templates/TemplateThumb.tsx';
import type { OfferedTemplate } from '../templates/templateGroups.ts';
import classes from './StartFrom.module.css';

const StartPicker = lazy(async () => ({ default: (await import('./StartPicker.tsx')).StartPicker }));

interface StartFromProps {
  /** null: an empty canvas. */
  readonly chosen: OfferedTemplate | null;
  readonly onChoose: (template: OfferedTemplate | null) => void;
}

/** What a new project begins with: an empty canvas, or a template. */
export function StartFrom({ chosen, onChoose }: StartFromProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <div className={classes.start}>
      <Text size="sm" fw={500}>
        Start from
      </Text>
      {chosen === null ? (
        <Button
          variant="default"
          fullWidth
          leftSection={<IconTemplate size={16} aria-hidden="true" />}
          onClick={() => setOpen(true)}
        >
          An empty canvas; choose a template…
        </Button>
      ) : (
        <div className={classes.chosen}>
          <button type="button" className={classes.change} onClick={() => setOpen(true)}>
            <span className={classes.picture}>
              <TemplateThumb graph={chosen.graph} />
            </span>
            {chosen.name}
          </button>
          <button
            type="button"
            className={classes.off}
            aria-label="Start from an empty canvas"
            onClick={() => onChoose(null)}
          >
            <IconX size={15} aria-hidden="true" />
          </button>
        </div>
      )}
      <Suspense>
        {isOpen && (
          <StartPicker
            chosen={chosen}
            onChoose={(template) => {
              onChoose(template);
              setOpen(false);
            }}
            onClose={() => setOpen(false)}
          />
        )}
      </Suspense>
    </div>
  );
}
