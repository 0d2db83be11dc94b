import type { Project } from '@dailies/shared/http';
import type { ProjectId } from '@dailies/shared/ids';
import { useQueryClient } from '@tanstack/react-query';
import { archiveProject, projectQuery, projectsQuery } from '../api/projects.ts';
import { sayError } from '../interface/sayProblem.ts';
import { showUndo } from './showUndo.tsx';

type Archived = Pick<Project, 'id' | 'name'>;

/** Sets projects aside and takes them back; each time with the way back. */
export function useArchiving(): (project: Archived, archived: boolean) => Promise<void> {
  const client = useQueryClient();
  const change = async (id: ProjectId, archived: boolean): Promise<boolean> => {
    try {
      await archiveProject(id, archived);
      return true;
    } catch (error) {
      sayError(error);
      return false;
    } finally {
      // The list of the archive has the same beginning of its key.
      void client.invalidateQueries({ queryKey: projectsQuery.queryKey });
      void client.invalidateQueries({ queryKey: projectQuery(id).queryKey, exact: true });
    }
  };
  return async ({ id, name }, archived) => {
    if (!(await change(id, archived))) return;
    showUndo(archived ? `“${name}” is in the archive.` : `“${name}” is back.`, () => void change(id, !archived));
  };
}
