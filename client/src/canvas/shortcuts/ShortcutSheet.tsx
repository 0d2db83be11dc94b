import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { Dialog } from '../../interface/Dialog.tsx';
import { findShortcuts } from './findShortcuts.ts';
import { KeyCaps } from './KeyCaps.tsx';
import classes from './ShortcutSheet.module.css';

/** Every key, in groups; searched by what it does or by the key itself. */
export function ShortcutSheet({ onClose }: { onClose: () => void }) {
  const [search, setSearch] = useState('');
  const groups = findShortcuts(search);
  return (
    <Dialog
      opened
      onClose={onClose}
      title="Keyboard shortcuts"
      size={880}
      // Over the bars of the canvas.
      zIndex={400}
      classNames={{ content: classes.sheet, header: classes.head, title: classes.title }}
      onKeyDown={(event) => event.stopPropagation()}
    >
      <TextInput
        data-autofocus
        aria-label="Search shortcuts"
        placeholder="Search"
        leftSection={<IconSearch size={16} aria-hidden="true" />}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      <div className={classes.groups}>
        {groups.map(({ group, shortcuts }) => (
          <section key={group} className={classes.group} aria-label={group}>
            <h3 className={classes.heading}>{group}</h3>
            <dl className={classes.list}>
              {shortcuts.map(({ title, keys }) => (
                <div key={title} className={classes.line}>
                  <dt>{title}</dt>
                  <dd className={classes.keys}>
                    {keys.map((each) => (
                      <KeyCaps key={each} keys={each} />
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        {groups.length === 0 && <p className={classes.none}>No shortcut is called that.</p>}
      </div>
    </Dialog>
  );
}
