import type { MediaStore } from '@dailies/media-store';
import type { Sql } from '@dailies/migrations';
import type { SecretBox } from '@dailies/outbound';
import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import type { Auth } from './auth/createAuth.ts';
import type { Account, Authenticate } from './auth/index.ts';
import type { SignOn } from './auth/SignOn.ts';
import type { ContentCredentials } from './credentials/ContentCredentials.ts';
import type { Documents } from './collaboration/Documents.ts';
import type { RequestBudgets } from './http/middleware/RequestBudgets.ts';
import type { Database } from './db/openDatabase.ts';
import type { FileExaminer } from './media/examine/FileExaminer.ts';
import type { UploadSpool } from './media/spool/UploadSpool.ts';
import type { UploadTurns } from './media/spool/UploadTurns.ts';

/** What holds for files, unless a project has a limit of its own. */
export interface StorageRules {
  /** After which a file is removed that nothing names. */
  readonly graceDays: number;
  /** null: as much as there is room for. */
  readonly projectQuotaBytes: number | null;
}

/** What routes and actions are made of; composed once in `createServer`. */
export interface Services {
  readonly db: Database;
  /** The log, its history and its versions are read through plain postgres.js. */
  readonly sql: Sql;
  readonly auth: Auth;
  readonly authenticate: Authenticate;
  /** Null: there is no identity provider. */
  readonly signOn: SignOn | null;
  readonly documents: Documents;
  readonly store: MediaStore;
  /** Where files are while they come. */
  readonly spool: UploadSpool;
  readonly turns: UploadTurns;
  readonly examiner: FileExaminer;
  /** Signs takes' files on their way out; null where no certificate is set. */
  readonly credentials: ContentCredentials | null;
  readonly log: Logger;
  readonly metrics: Registry;
  /** Seals the secrets of webhooks. */
  readonly webhookSecrets: SecretBox;
  /** Seals what backends are signed in with; only job-runners open it. */
  readonly backendCredentials: SecretBox;
  /** What is left to whom of the requests that are answered. */
  readonly budgets: RequestBudgets;
  /** Milliseconds since 1970 UTC. */
  readonly now: () => number;
  readonly newId: () => string;
  /** The address that people use; null: the one that a request came by. */
  readonly publicUrl: string | null;
  /** Anybody may make an account, without an invitation. */
  readonly openSignUp: boolean;
  readonly tldrawLicenseKey: string | null;
  readonly storage: StorageRules;
  /** Runs at the same time in one job-runner, as it is set here. */
  readonly runnerConcurrency: number;
  /** Runs once, when the first account has been made. A failure is logged and does not undo the account. */
  readonly onOwnerCreated: (owner: Account) => Promise<void>;
}
