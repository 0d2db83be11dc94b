import { membersQuery } from '../api/members.ts';
import { useQuery } from '@tanstack/react-query';
import { SectionPage } from '../interface/SectionPage.tsx';
import { useSession } from '../session/SessionContext.tsx';
import { useObservable } from '../session/useObservable.ts';
import { AuditLog } from './AuditLog.tsx';

/** The audit log of a project, for its directors. */
export function AuditPage() {
  const { project, role } = useSession();
  const isDirector = useObservable(role) === 'director';
  const members = useQuery({ ...membersQuery(project.id), enabled: isDirector });
  const people = members.data?.map(({ user }) => user) ?? [];
  return (
    <SectionPage
      wide
      title="Audit log"
      lead={
        isDirector
          ? 'Who did what here, when and from where. Nothing in it can be changed.'
          : 'Only directors read the audit log of a project; ask one of them.'
      }
    >
      {isDirector && <AuditLog project={project.id} people={people} />}
    </SectionPage>
  );
}
