import { S3ServiceException } from '@aws-sdk/client-s3';
import { DailiesError } from '@dailies/shared/errors';

/** HTTP status of what an S3 server refused; undefined where it did not answer. */
export const statusOf = (error: unknown): number | undefined =>
  error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined;

const SENTENCES: Readonly<Record<string, string>> = {
  NoSuchBucket: 'there is no such bucket; make it, or see to MEDIA_URL',
  AccessDenied: 'the account may not; give it rights to read, write, list and delete',
  InvalidAccessKeyId: 'the key is not known there; see to AWS_ACCESS_KEY_ID',
  SignatureDoesNotMatch: 'the secret is wrong; see to AWS_SECRET_ACCESS_KEY',
  RequestTimeTooSkewed: 'the clocks differ; set the time of this machine',
  CredentialsProviderError: 'there is no key; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY',
  QuotaExceeded: 'it is full; free some space',
};

/** What an S3 server said, or that it did not answer, as `storage` with one sentence. */
export function storageError(error: unknown, bucket: string, what: string): DailiesError {
  if (error instanceof DailiesError) return error;
  const name = error instanceof Error ? error.name : String(error);
  const reason = SENTENCES[name] ?? (statusOf(error) === undefined ? 'it does not answer' : name);
  return new DailiesError('storage', `The bucket "${bucket}" could not ${what}: ${reason}.`, { cause: error });
}
