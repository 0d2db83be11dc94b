import type { Project } from '@dailies/shared/http';
import { Alert, Badge, Button, Group, Skeleton } from '@mantine/core';
import { IconAlertCircle, IconFileImport, IconGitBranch, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { sentenceOfError } from '../api/ApiProblem.ts';
import { projectsQuery } from '../api/projects.ts';
import { Picture } from '../interface/Picture.tsx';
import { timeAgo } from '../interface/timeAgo.ts';
import { useNow } from '../interface/useNow.ts';
import { TopBar } from '../interface/TopBar.tsx';
import { ImportDialog } from '../transfer/ImportDialog.tsx';
import { CreateProjectDialog } from './CreateProjectDialog.tsx';
import { NoProjects } from './NoProjects.tsx';
import classes from './ProjectsPage.module.css';

/** Every project of the signed-in person. */
export function ProjectsPage() {
  const projects = useQuery(projectsQuery);
  const [isCreating, setCreating] = useState(false);
  const [isImporting, setImporting] = useState(false);
  const shown = projects.data?.filter(({ archivedAt }) => archivedAt === null);
  return (
    <div className={classes.page}>
      <TopBar />
      <main className={classes.main}>
        {shown?.length === 0 ? (
          <NoProjects onCreate={() => setCreating(true)} onImport={() => setImporting(true)} />
        ) : (
          <>
            <div className={classes.head}>
              <h1 className={classes.title}>Projects</h1>
              <Group gap="xs">
                <Button variant="default" leftSection={<IconFileImport size={16} />} onClick={() => setImporting(true)}>
                  Import…
                </Button>
                <Button leftSection={<IconPlus size={16} />} onClick={() => setCreating(true)}>
                  Create project
                </Button>
              </Group>
            </div>
            {projects.isError && (
              <Alert color="red" variant="light" icon={<IconAlertCircle size={18} />}>
                {sentenceOfError(projects.error)}
              </Alert>
            )}
            <div className={classes.grid}>
              {projects.isPending
                ? [1, 2, 3].map((key) => <Skeleton key={key} className={classes.ghost} radius="lg" />)
                : shown?.map((project) => <ProjectCard key={project.id} project={project} />)}
            </div>
          </>
        )}
      </main>
      {isImporting && <ImportDialog onClose={() => setImporting(false)} />}
      <CreateProjectDialog opened={isCreating} onClose={() => setCreating(false)} />
    </div>
  );
}

function ProjectCard({ project }: { project: Project }) {
  const now = useNow();
  const people = project.memberCount === 1 ? '1 member' : `${project.memberCount} members`;
  return (
    <Link to="/p/$projectId" params={{ projectId: project.id }} className={classes.card} data-project-id={project.id}>
      <div className={classes.poster}>
        <Picture sha256={project.poster} alt="" empty="No take yet" />
      </div>
      <div className={classes.facts}>
        <div className={classes.row}>
          <h2 className={classes.name}>
            {project.branchOf !== null && (
              <IconGitBranch className={classes.branch} size={15} aria-label="Branch" role="img" />
            )}
            {project.name}
          </h2>
          <Badge variant="default" size="sm" tt="capitalize" fw={500} className={classes.role}>
            {project.role}
          </Badge>
        </div>
        <p className={classes.dim}>
          Edited {timeAgo(Date.parse(project.editedAt), now)} · {people}
        </p>
      </div>
    </Link>
  );
}
