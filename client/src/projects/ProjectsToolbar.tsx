import { ActionIcon, Button, CloseButton, Menu, TextInput } from '@mantine/core';
import { IconArrowsSort, IconCheck, IconLayoutGrid, IconList, IconSearch } from '@tabler/icons-react';
import classes from './ProjectsPage.module.css';
import type { ProjectsView } from './projectsView.ts';

const SORTS = { edited: 'Last edited', name: 'Name' } as const;

interface ProjectsToolbarProps {
  readonly view: ProjectsView;
  readonly onView: (view: ProjectsView) => void;
  readonly search: string;
  readonly onSearch: (search: string) => void;
  readonly shelf: 'active' | 'archive';
  readonly onShelf: (shelf: 'active' | 'archive') => void;
}

/** Which projects are shown, and how. */
export function ProjectsToolbar({ view, onView, search, onSearch, shelf, onShelf }: ProjectsToolbarProps) {
  return (
    <div className={classes.tools}>
      <div className={classes.shelves} role="group" aria-label="Which projects">
        {(['active', 'archive'] as const).map((one) => (
          <button
            key={one}
            type="button"
            className={classes.shelf}
            aria-pressed={shelf === one}
            onClick={() => onShelf(one)}
          >
            {one === 'active' ? 'Active' : 'Archive'}
          </button>
        ))}
      </div>
      <TextInput
        className={classes.search ?? ''}
        placeholder="Search projects"
        aria-label="Search projects"
        leftSection={<IconSearch size={15} aria-hidden="true" />}
        rightSection={search === '' ? null : <CloseButton size="sm" aria-label="Clear" onClick={() => onSearch('')} />}
        value={search}
        onChange={(event) => onSearch(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onSearch('');
        }}
      />
      <Menu position="bottom-end" width={180} shadow="md">
        <Menu.Target>
          <Button
            variant="subtle"
            color="gray"
            leftSection={<IconArrowsSort size={15} aria-hidden="true" />}
            aria-label={`Sorted by ${SORTS[view.sort].toLowerCase()}`}
          >
            {SORTS[view.sort]}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {(['edited', 'name'] as const).map((sort) => (
            <Menu.Item
              key={sort}
              rightSection={view.sort === sort ? <IconCheck size={14} aria-label="Chosen" /> : null}
              onClick={() => onView({ ...view, sort })}
            >
              {SORTS[sort]}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <div className={classes.layouts} role="group" aria-label="Layout">
        {(['grid', 'list'] as const).map((layout) => (
          <ActionIcon
            key={layout}
            variant={view.layout === layout ? 'default' : 'subtle'}
            color="gray"
            size={32}
            aria-label={layout === 'grid' ? 'Cards' : 'List'}
            title={layout === 'grid' ? 'Cards' : 'List'}
            aria-pressed={view.layout === layout}
            onClick={() => onView({ ...view, layout })}
          >
            {layout === 'grid' ? <IconLayoutGrid size={16} /> : <IconList size={16} />}
          </ActionIcon>
        ))}
      </div>
    </div>
  );
}
