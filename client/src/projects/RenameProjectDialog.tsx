import type { Project } from '@dailies/shared/http';
import { useQueryClient } from '@tanstack/react-query';
import { projectQuery, projectsQuery, renameProject } from '../api/projects.ts';
import { NameDialog } from '../history/naming/NameDialog.tsx';

interface RenameProjectDialogProps {
  readonly project: Pick<Project, 'id' | 'name'>;
  readonly onClose: () => void;
}

/** Gives a project another name; everybody who has it open sees it at once. */
export function RenameProjectDialog({ project, onClose }: RenameProjectDialogProps) {
  const client = useQueryClient();
  const rename = async (name: string) => {
    await renameProject(project.id, name);
    await client.invalidateQueries({ queryKey: projectsQuery.queryKey });
    void client.invalidateQueries({ queryKey: projectQuery(project.id).queryKey, exact: true });
  };
  return (
    <NameDialog
      title="Rename project"
      lead="Everybody who works in it sees the new name at once; links to it stay the same."
      label="Name"
      placeholder="Night Sea Crossing"
      initial={project.name}
      submit="Rename"
      onSubmit={rename}
      onClose={onClose}
    />
  );
}
