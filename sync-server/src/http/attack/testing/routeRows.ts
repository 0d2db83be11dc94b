import type { RouteRow } from './RouteRow.ts';
import { accountRows } from './rows/accountRows.ts';
import { auditRows } from './rows/auditRows.ts';
import { branchRows } from './rows/branchRows.ts';
import { farmRows } from './rows/farmRows.ts';
import { libraryRows } from './rows/libraryRows.ts';
import { memberRows } from './rows/memberRows.ts';
import { notificationRows } from './rows/notificationRows.ts';
import { openRows } from './rows/openRows.ts';
import { projectRows } from './rows/projectRows.ts';
import { transferRows } from './rows/transferRows.ts';
import { uploadRows } from './rows/uploadRows.ts';
import { templateRows } from './rows/templateRows.ts';
import { webhookRows } from './rows/webhookRows.ts';
import { versionRows } from './rows/versionRows.ts';

/** Every row. A new route gets its own in the file of its resource, or in a new file that is named here. */
export const ROUTE_ROWS: readonly RouteRow[] = [
  ...openRows,
  ...accountRows,
  ...projectRows,
  ...memberRows,
  ...libraryRows,
  ...versionRows,
  ...branchRows,
  ...auditRows,
  ...transferRows,
  ...notificationRows,
  ...uploadRows,
  ...templateRows,
  ...webhookRows,
  ...farmRows,
];
