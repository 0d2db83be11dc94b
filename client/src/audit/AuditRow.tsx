import { AUDIT_ACTIONS, type AuditEvent } from '@dailies/shared/http';
import { Table } from '@mantine/core';
import { describeDevice } from '../account/describeDevice.ts';
import classes from './AuditLog.module.css';

const TITLES: ReadonlyMap<string, string> = new Map(Object.entries(AUDIT_ACTIONS));

/** What comes before the rest; the database keeps no order. */
const FIRST = ['name', 'role', 'from', 'to'];

const rankOf = (key: string): number => (FIRST.includes(key) ? FIRST.indexOf(key) : FIRST.length);

function partOf(key: string, value: unknown): string {
  if (key === 'expiresInHours') return `expires in ${String(value)} hours`;
  return `${key.replaceAll(/([A-Z])/g, ' $1').toLowerCase()} ${String(value)}`;
}

/** "Grace, from artist, to reviewer": the details as people read them. */
function detailsOf({ details, actor, subject, subjectName }: AuditEvent): string {
  const parts = Object.entries(details)
    .filter(([, value]) => value !== null && value !== '')
    .sort(([one], [other]) => rankOf(one) - rankOf(other))
    .map(([key, value]) => partOf(key, value));
  if (subjectName !== null && subject !== actor?.id) parts.unshift(subjectName);
  return parts.join(', ');
}

export function AuditRow({ event, withProject }: { event: AuditEvent; withProject: boolean }) {
  const { at, actor, action, project, address, userAgent } = event;
  const details = detailsOf(event);
  return (
    <Table.Tr data-action={action}>
      <Table.Td className={classes.time}>
        {new Date(at).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'medium' })}
      </Table.Td>
      <Table.Td>
        {actor?.name ?? <span className={classes.dim}>nobody known</span>}
        {actor !== null && actor.email !== null && <div className={classes.dim}>{actor.email}</div>}
      </Table.Td>
      <Table.Td>
        {TITLES.get(action) ?? action}
        {details !== '' && <div className={classes.dim}>{details}</div>}
        {withProject && project !== null && <div className={classes.dim}>in {project.name}</div>}
      </Table.Td>
      <Table.Td>
        {address ?? <span className={classes.dim}>the installation</span>}
        {userAgent !== null && (
          <div className={classes.dim} title={userAgent}>
            {describeDevice(userAgent)}
          </div>
        )}
      </Table.Td>
    </Table.Tr>
  );
}
