import type { Sha256 } from '@dailies/shared/media';
import type { ComponentProps } from 'react';
import { useDownloadUrl } from './useDownloadUrl.ts';

interface DownloadLinkProps extends Omit<ComponentProps<'a'>, 'href' | 'download'> {
  readonly media: Sha256;
  /** What the file is called on the disk. */
  readonly name: string;
}

/** A link that downloads stored media. */
export function DownloadLink({ media, name, ...rest }: DownloadLinkProps) {
  return <a {...rest} href={useDownloadUrl(media, name)} download={name} />;
}
