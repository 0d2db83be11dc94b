import { Tag } from '@dailies/shared/assets';
import type { AssetHistory } from '@dailies/shared/http';
import { TagsInput } from '@mantine/core';
import { useState } from 'react';
import { updateAsset } from '../api/assets.ts';
import { AddressLink } from '../activity/AddressLink.tsx';
import { sayError } from '../interface/sayProblem.ts';
import classes from './TagsRow.module.css';
import { useTellLibrary } from './useTellLibrary.ts';

/** An asset's tags: links to what else has them, or a field for whoever may change them. */
export function TagsRow({ asset }: { asset: AssetHistory }) {
  const tell = useTellLibrary();
  const [written, setWritten] = useState<readonly string[] | null>(null);
  if (!asset.may.edit) {
    if (asset.tags.length === 0) return <p className={classes.none}>No tags.</p>;
    return (
      <ul className={classes.tags}>
        {asset.tags.map((tag) => (
          <li key={tag}>
            <AddressLink
              className={classes.tag}
              address={`${asset.project === null ? '/library' : `/p/${asset.project}/library`}?tag=${encodeURIComponent(tag)}`}
            >
              {tag}
            </AddressLink>
          </li>
        ))}
      </ul>
    );
  }
  const save = async (words: readonly string[]) => {
    const tags = words.flatMap((word) => Tag.safeParse(word).data ?? []);
    setWritten(tags);
    try {
      await updateAsset(asset.id, { tags });
      await tell(asset.id);
    } catch (error) {
      sayError(error);
    } finally {
      setWritten(null);
    }
  };
  return (
    <TagsInput
      aria-label="Tags"
      placeholder={asset.tags.length === 0 ? 'lead, night, season 2' : ''}
      size="xs"
      maxTags={20}
      value={[...(written ?? asset.tags)]}
      onChange={(words) => void save(words)}
    />
  );
}
