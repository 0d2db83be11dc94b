import { Alert, Button, Group, Skeleton } from '@mantine/core';
import { IconAlertCircle, IconBooks, IconFileImport, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { sentenceOfError } from '../api/ApiProblem.ts';
import { archivedProjectsQuery, presenceQuery, projectsQuery } from '../api/projects.ts';
import { TopBar } from '../interface/TopBar.tsx';
import { useNow } from '../interface/useNow.ts';
import { usePalette } from '../palette/usePalette.ts';
import { ImportDialog } from '../transfer/ImportDialog.tsx';
import { NoProjects } from './NoProjects.tsx';
import { ProjectItem } from './ProjectItem.tsx';
import classes from './ProjectsPage.module.css';
import { rememberedView, rememberView, shownProjects } from './projectsView.ts';
import { ProjectsToolbar } from './ProjectsToolbar.tsx';

/** Its templates bring what a canvas needs along. */
const CreateProjectDialog = lazy(async () => ({
  default: (await import('./CreateProjectDialog.tsx')).CreateProjectDialog,
}));

/** Every project of the signed-in person: found, opened, made, set aside and taken back. */
export function ProjectsPage() {
  const [view, setView] = useState(rememberedView);
  const [search, setSearch] = useState('');
  const [shelf, setShelf] = useState<'active' | 'archive'>('active');
  const [dialog, setDialog] = useState<'create' | 'import' | null>(null);
  const active = useQuery(projectsQuery);
  const archive = useQuery({ ...archivedProjectsQuery, enabled: shelf === 'archive' });
  usePalette(() => [
    {
      id: 'import-project',
      title: 'Import project…',
      group: 'Actions',
      words: 'file upload archive',
      Icon: IconFileImport,
      run: () => setDialog('import'),
    },
  ]);
  const isNew = shelf === 'active' && active.data?.length === 0;
  const projects = shelf === 'active' ? active : archive;
  return (
    <div className={classes.page}>
      <TopBar />
      <main className={classes.main}>
        {isNew ? (
          <>
            <NoProjects onCreate={() => setDialog('create')} onImport={() => setDialog('import')} />
            <Button variant="subtle" color="gray" size="compact-sm" mx="auto" onClick={() => setShelf('archive')}>
              Look in the archive
            </Button>
          </>
        ) : (
          <>
            <div className={classes.head}>
              <h1 className={classes.title}>Projects</h1>
              <Group gap="xs">
                <Button
                  variant="default"
                  leftSection={<IconBooks size={16} />}
                  renderRoot={(parts: object) => <Link {...parts} to="/library" />}
                >
                  Studio library
                </Button>
                <Button
                  variant="default"
                  leftSection={<IconFileImport size={16} />}
                  onClick={() => setDialog('import')}
                >
                  Import…
                </Button>
                <Button leftSection={<IconPlus size={16} />} onClick={() => setDialog('create')}>
                  Create project
                </Button>
              </Group>
            </div>
            <ProjectsToolbar
              view={view}
              onView={(next) => {
                setView(next);
                rememberView(next);
              }}
              search={search}
              onSearch={setSearch}
              shelf={shelf}
              onShelf={setShelf}
            />
            {projects.isError && projects.data === undefined && (
              <Alert color="red" variant="light" icon={<IconAlertCircle size={18} />}>
                {sentenceOfError(projects.error)}
                <Button variant="default" size="compact-sm" ml="sm" onClick={() => void projects.refetch()}>
                  Try again
                </Button>
              </Alert>
            )}
            {projects.isPending && <Ghosts layout={view.layout} />}
            {projects.data !== undefined && (
              <Shelf
                projects={shownProjects(projects.data, search, view.sort)}
                layout={view.layout}
                none={
                  search.trim() !== ''
                    ? `No project here has “${search.trim()}” in its name.`
                    : 'The archive is empty. What you archive is kept here whole, can be looked at, and comes back with one click.'
                }
              />
            )}
          </>
        )}
      </main>
      {dialog === 'import' && <ImportDialog onClose={() => setDialog(null)} />}
      {dialog === 'create' && (
        <Suspense>
          <CreateProjectDialog opened onClose={() => setDialog(null)} />
        </Suspense>
      )}
    </div>
  );
}

interface ShelfProps {
  readonly projects: ReturnType<typeof shownProjects>;
  readonly layout: 'grid' | 'list';
  /** Said where there is none. */
  readonly none: string;
}

function Shelf({ projects, layout, none }: ShelfProps) {
  const now = useNow();
  const people = useQuery(presenceQuery).data;
  if (projects.length === 0) return <p className={classes.none}>{none}</p>;
  return (
    <ul className={classes.projects} data-layout={layout} aria-label="Projects">
      {projects.map((project) => (
        <ProjectItem
          key={project.id}
          project={project}
          layout={layout}
          people={people?.get(project.id) ?? []}
          nowMs={now}
        />
      ))}
    </ul>
  );
}

/** Of the size of what comes. */
function Ghosts({ layout }: { layout: 'grid' | 'list' }) {
  return (
    <div className={classes.projects} data-layout={layout} aria-busy="true">
      {[1, 2, 3].map((key) => (
        <Skeleton key={key} className={layout === 'grid' ? classes.ghost : classes.ghostLine} radius="lg" />
      ))}
    </div>
  );
}
