import { S3Client } from '@aws-sdk/client-s3';
import type { S3Place } from './readS3Url.ts';

/** The key and the secret of an account; without them, what the AWS SDK finds in the environment. */
export interface S3Account {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** `endpoint` instead of the place's own: for links that browsers follow. */
export const openS3Client = (
  { region, endpoint: own }: S3Place,
  account: S3Account | undefined,
  endpoint: string | undefined = own,
): S3Client =>
  new S3Client({
    region,
    ...(endpoint === undefined ? {} : { endpoint, forcePathStyle: true }),
    ...(account === undefined ? {} : { credentials: account }),
    // Servers other than Amazon's do not know the checksums that the SDK adds by itself.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
