import type { AuditEvent } from '@dailies/shared/http';
import type { AuditRow } from '../../../actions/audit/readAudit.ts';
import { csvLine } from './csvLine.ts';
import { presentAudit } from './presentAudit.ts';

export const EXPORT_FORMATS = {
  csv: { mediaType: 'text/csv; charset=utf-8', head: true },
  jsonl: { mediaType: 'application/x-ndjson', head: false },
} as const;
export type ExportFormat = keyof typeof EXPORT_FORMATS;

const HEAD = [
  'id',
  'at',
  'actor',
  'actor name',
  'actor email',
  'action',
  'project',
  'project name',
  'subject',
  'subject name',
  'address',
  'user agent',
  'details',
];

const cells = ({ id, at, actor, action, project, subject, subjectName, address, userAgent, details }: AuditEvent) => [
  String(id),
  at,
  actor?.id ?? '',
  actor?.name ?? '',
  actor?.email ?? '',
  action,
  project?.id ?? '',
  project?.name ?? '',
  subject ?? '',
  subjectName ?? '',
  address ?? '',
  userAgent ?? '',
  JSON.stringify(details),
];

const lineOf = (event: AuditEvent, format: ExportFormat): string =>
  format === 'csv' ? csvLine(cells(event)) : `${JSON.stringify(event)}\n`;

/** The events as a file, written while they are read; a reader that goes away stops it. */
export function exportAudit(parts: AsyncGenerator<AuditRow[], void>, format: ExportFormat): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let isBegun = false;
  return new ReadableStream({
    async pull(controller) {
      if (!isBegun) {
        isBegun = true;
        if (EXPORT_FORMATS[format].head) controller.enqueue(encoder.encode(csvLine(HEAD)));
      }
      const part = await parts.next();
      if (part.done === true) controller.close();
      else controller.enqueue(encoder.encode(part.value.map((row) => lineOf(presentAudit(row), format)).join('')));
    },
    async cancel() {
      await parts.return(undefined);
    },
  });
}
