import { BranchChip } from '../branches/BranchChip.tsx';
import { CommentsButton } from '../comments/panel/CommentsButton.tsx';
import { useModel } from '../document/useModel.ts';
import { TopBar } from '../interface/TopBar.tsx';
import { RescuedCopies } from '../rescue/RescuedCopies.tsx';
import { SaveIndicator } from '../session/SaveIndicator.tsx';
import { useSession } from '../session/SessionContext.tsx';
import { PeopleHere } from './PeopleHere.tsx';
import classes from './ProjectBar.module.css';
import { ProjectMenu } from './ProjectMenu.tsx';
import { ProjectTabs } from './ProjectTabs.tsx';

/** The project's name, its pages, whether it is saved, and who is here. */
export function ProjectBar() {
  const { project } = useSession();
  const name = useModel(['settings'], (model) => model.settings.name);
  return (
    <TopBar
      left={
        <>
          <span className={classes.slash} aria-hidden="true" />
          <ProjectMenu name={name === 'Untitled' ? project.name : name} />
          {project.branchOf !== null && <BranchChip parent={project.branchOf} />}
          <SaveIndicator />
        </>
      }
      middle={<ProjectTabs />}
      right={
        <>
          <RescuedCopies />
          <CommentsButton />
          <PeopleHere />
        </>
      }
    />
  );
}
