import { DailiesError } from '@dailies/shared/errors';
import { z } from 'zod';

/** Where an S3 store is. */
export interface S3Place {
  readonly bucket: string;
  /** Before every key; empty, or ends with a slash. */
  readonly prefix: string;
  /** A server of one's own; without it, Amazon's of the region. */
  readonly endpoint?: string;
  readonly region: string;
  /** Where browsers reach the same server, if by another address than Dailies does; null: nowhere. */
  readonly publicEndpoint?: string | null;
}

const Bucket = z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/);
const Prefix = z.string().regex(/^(?:[\w!.*'()-]+\/)*$/);
const Endpoint = z.url({ protocol: /^https?$/ });
const Region = z.string().regex(/^[a-z0-9-]{1,40}$/);

const SHAPE = 's3://bucket/folder?endpoint=https://host:port&region=us-east-1';
/** `none` keeps every byte on the way through Dailies. */
const NO_LINKS = 'none';

/**
 * Reads `s3://bucket[/folder][?endpoint=…&region=…&links=…]`. `links` is where browsers reach the server
 * themselves: an address, or `none`; without it, the endpoint. Keys and secrets are never in it: they
 * come from `AWS_ACCESS_KEY_ID` and `AWS_SECRET_ACCESS_KEY`, or from what else the AWS SDK reads.
 * Throws `invalid-input`.
 */
export function readS3Url(mediaUrl: string): S3Place {
  const wrong = (what: string): DailiesError =>
    new DailiesError('invalid-input', `MEDIA_URL ${what}; write it as ${SHAPE}.`);
  if (!URL.canParse(mediaUrl)) throw wrong('is no address');
  const url = new URL(mediaUrl);
  if (url.username !== '' || url.password !== '')
    throw wrong('has a key in it, which goes into AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY');
  const bucket = Bucket.safeParse(url.hostname);
  if (!bucket.success) throw wrong(`names the bucket "${url.hostname}", which none can be called`);
  const folder = url.pathname.replace(/^\//, '');
  const prefix = Prefix.safeParse(folder === '' || folder.endsWith('/') ? folder : `${folder}/`);
  if (!prefix.success) throw wrong(`names the folder "${folder}", which has signs that are not sure to work`);
  const unknown = [...url.searchParams.keys()].find((key) => !['endpoint', 'region', 'links'].includes(key));
  if (unknown !== undefined) throw wrong(`has "${unknown}", which is not known`);
  const endpoint = url.searchParams.get('endpoint');
  if (endpoint !== null && !Endpoint.safeParse(endpoint).success) throw wrong(`has the endpoint "${endpoint}"`);
  const region = Region.safeParse(url.searchParams.get('region') ?? 'us-east-1');
  if (!region.success) throw wrong('has a region that there is not');
  const links = url.searchParams.get('links');
  if (links !== null && links !== NO_LINKS && !Endpoint.safeParse(links).success) throw wrong(`has links "${links}"`);
  return {
    bucket: bucket.data,
    prefix: prefix.data,
    region: region.data,
    ...(endpoint === null ? {} : { endpoint }),
    ...(links === null ? {} : { publicEndpoint: links === NO_LINKS ? null : links }),
  };
}
