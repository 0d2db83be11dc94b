import type { Project } from '@dailies/shared/http';
import { Badge } from '@mantine/core';
import { IconGitBranch } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { Picture } from '../interface/Picture.tsx';
import { timeAgo } from '../interface/timeAgo.ts';
import { PeopleInProject } from './PeopleInProject.tsx';
import { ProjectCardMenu } from './ProjectCardMenu.tsx';
import classes from './ProjectItem.module.css';
import type { ProjectsView } from './projectsView.ts';

interface ProjectItemProps {
  readonly project: Project;
  readonly layout: ProjectsView['layout'];
  readonly people: Parameters<typeof PeopleInProject>[0]['people'];
  readonly nowMs: number;
}

/** A project as a card or as a line: its picture first, then what it is and who is in it now. */
export function ProjectItem({ project, layout, people, nowMs }: ProjectItemProps) {
  const { id, name, poster, role, memberCount, editedAt, editedBy, branchOf } = project;
  const edited = `Edited ${timeAgo(Date.parse(editedAt), nowMs)}${editedBy === null ? '' : ` by ${editedBy.name}`}`;
  return (
    <li className={classes.item} data-layout={layout} data-project-id={id}>
      <div className={classes.poster}>
        <Picture sha256={poster} alt="" {...(layout === 'grid' ? { empty: 'No take yet' } : {})} />
        <span className={classes.here}>
          <PeopleInProject people={people} />
        </span>
      </div>
      <div className={classes.facts}>
        <h2 className={classes.name}>
          {branchOf !== null && <IconGitBranch className={classes.branch} size={15} aria-label="Branch" role="img" />}
          <Link to="/p/$projectId" params={{ projectId: id }} className={classes.link} title={name}>
            {name}
          </Link>
        </h2>
        <p className={classes.edited} title={new Date(editedAt).toLocaleString()}>
          {edited}
        </p>
        <p className={classes.members}>{memberCount === 1 ? '1 member' : `${memberCount} members`}</p>
        <Badge variant="default" size="sm" tt="capitalize" fw={500} className={classes.role}>
          {role}
        </Badge>
        <div className={classes.more}>
          <ProjectCardMenu project={project} />
        </div>
      </div>
    </li>
  );
}
