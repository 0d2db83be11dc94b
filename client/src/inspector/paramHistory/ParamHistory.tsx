import { Popover } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import type { AnyField } from '../field.ts';
import classes from './ParamHistory.module.css';

const ChangeList = lazy(async () => ({ default: (await import('./ChangeList.tsx')).ChangeList }));

/** Opens what a param was set to, by whom and when. */
export function ParamHistory({ field }: { field: AnyField }) {
  const [isOpen, setOpen] = useState(false);
  const [node, ...others] = field.nodes;
  if (node === undefined || others.length > 0) return null;
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      position="left-start"
      offset={14}
      width={300}
      trapFocus
      returnFocus
      shadow="md"
      radius="md"
    >
      <Popover.Target>
        <button
          type="button"
          className={classes.open}
          data-open={isOpen}
          aria-label={`History of ${field.hint.title.toLowerCase()}`}
          title="History"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          <IconHistory size={14} stroke={1.7} aria-hidden="true" />
        </button>
      </Popover.Target>
      <Popover.Dropdown
        className={classes.card ?? ''}
        aria-label={`History of ${field.hint.title.toLowerCase()}`}
        onKeyDown={(event) => event.stopPropagation()}
      >
        <Suspense>{isOpen && <ChangeList node={node} field={field} onDone={() => setOpen(false)} />}</Suspense>
      </Popover.Dropdown>
    </Popover>
  );
}
