import type { AssetHistory } from '@dailies/shared/http';
import type { ProjectId } from '@dailies/shared/ids';
import { Button } from '@mantine/core';
import { IconBuildingCommunity, IconChevronLeft, IconLink, IconPencil } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { AddressLink } from '../activity/AddressLink.tsx';
import { NodeTypeIcon } from '../canvas/shapes/NodeTypeIcon.tsx';
import { Picture } from '../interface/Picture.tsx';
import { useCopyLink } from '../interface/useCopyLink.ts';
import { DownloadLink } from '../media/DownloadLink.tsx';
import { mediaUrl } from '../media/mediaUrl.ts';
import { AssetEditor } from './AssetEditor.tsx';
import { AssetMoves } from './AssetMoves.tsx';
import classes from './AssetView.module.css';
import { ColourSwatches } from './ColourSwatches.tsx';
import { KIND_TITLES } from './kindTitles.ts';
import { Palette } from './Palette.tsx';
import { assetAddress, libraryAddress, type LibraryPlace } from './place.ts';
import { TagsRow } from './TagsRow.tsx';
import { UsageList } from './UsageList.tsx';
import { VersionList } from './VersionList.tsx';

interface AssetViewProps {
  readonly asset: AssetHistory;
  /** The version that the address asks for; undefined: the newest. */
  readonly wanted: number | undefined;
  readonly place: LibraryPlace;
  /** Where pictures that are dropped here are kept; null: nowhere, and none can be added. */
  readonly uploadTo: ProjectId | null;
  readonly nameOf: (user: AssetHistory['by']) => string;
  readonly actions?: ReactNode;
}

/** An asset's page: what it looks like, what it is, its versions, and what uses it. */
export function AssetView({ asset, wanted, place, uploadTo, nameOf, actions }: AssetViewProps) {
  const copyLink = useCopyLink();
  const [isEditing, setEditing] = useState(false);
  const shown = asset.versions.find(({ version }) => version === wanted) ?? asset.versions[0];
  if (shown === undefined) return null;
  const isNewest = shown.version === asset.version;
  const { content, version } = shown;
  const { name, description, colours, references, voice, trained = [] } = content;
  const mayChange = asset.may.edit && asset.archivedAt === null;
  return (
    <main className={classes.page}>
      <AddressLink address={libraryAddress(place)} className={classes.back}>
        <IconChevronLeft size={15} aria-hidden="true" />
        {place === null ? 'Studio library' : 'Library'}
      </AddressLink>
      <header className={classes.head}>
        <div className={classes.titles}>
          <h1 className={classes.title}>
            <NodeTypeIcon type={asset.kind} size={22} />
            {name}
          </h1>
          <p className={classes.facts}>
            <span>{KIND_TITLES[asset.kind].one}</span>
            <span>
              Version {version}
              {isNewest ? '' : ` of ${asset.version}`}
            </span>
            {asset.project === null && (
              <span className={classes.studio}>
                <IconBuildingCommunity size={14} aria-hidden="true" />
                Shared with the studio
              </span>
            )}
            {asset.archivedAt !== null && <span className={classes.archived}>Archived</span>}
          </p>
        </div>
        <div className={classes.actions}>
          {actions}
          <Button
            variant="default"
            size="xs"
            leftSection={<IconLink size={15} aria-hidden="true" />}
            onClick={() => copyLink(assetAddress(place, asset.id, isNewest ? undefined : version))}
          >
            Copy link
          </Button>
          <AssetMoves asset={asset} />
          {mayChange && !isEditing && (
            <Button
              size="xs"
              leftSection={<IconPencil size={15} aria-hidden="true" />}
              onClick={() => setEditing(true)}
            >
              New version
            </Button>
          )}
        </div>
      </header>
      {!isNewest && (
        <p className={classes.older}>
          This is version {version}; takes that were made with it keep it.{' '}
          <AddressLink address={assetAddress(place, asset.id)}>Show the newest, version {asset.version}</AddressLink>
        </p>
      )}
      <div className={classes.columns}>
        <div className={classes.main}>
          {isEditing ? (
            <AssetEditor
              // What somebody else saves meanwhile is not mixed into what is written here.
              key={asset.id}
              asset={asset}
              from={content}
              uploadTo={uploadTo}
              onDone={() => setEditing(false)}
            />
          ) : (
            <>
              {references.length > 0 && (
                <ul className={classes.references} aria-label="References">
                  {references.map((sha256, index) => (
                    <li key={sha256} className={classes.reference}>
                      <Picture
                        sha256={sha256}
                        of={sha256}
                        size={index === 0 ? 'large' : 'small'}
                        alt={`Reference ${index + 1} of ${name}`}
                        fit="cover"
                      />
                    </li>
                  ))}
                </ul>
              )}
              {references.length === 0 && colours.length > 0 && (
                <div className={classes.plate}>
                  <Palette colours={colours} fill />
                </div>
              )}
              <section className={classes.section}>
                <h2 className={classes.heading}>Description</h2>
                <p className={classes.description}>{description === '' ? 'Not described yet.' : description}</p>
              </section>
              <section className={classes.section}>
                <h2 className={classes.heading}>Palette</h2>
                {colours.length === 0 ? (
                  <p className={classes.none}>No colours yet.</p>
                ) : (
                  <ColourSwatches colours={colours} />
                )}
              </section>
              {voice !== undefined && (
                <section className={classes.section}>
                  <h2 className={classes.heading}>Voice</h2>
                  <audio
                    className={classes.voice}
                    controls
                    preload="none"
                    src={mediaUrl(voice)}
                    aria-label={`Voice of ${name}`}
                  />
                </section>
              )}
              {trained.length > 0 && (
                <section className={classes.section}>
                  <h2 className={classes.heading}>Trained files</h2>
                  <ul className={classes.files}>
                    {trained.map((file) => (
                      <li key={file.sha256}>
                        <DownloadLink media={file.sha256} name={file.name}>
                          {file.name}
                        </DownloadLink>
                        <code title={file.sha256}>{file.sha256.slice(0, 12)}</code>
                      </li>
                    ))}
                  </ul>
                </section>
              )}
            </>
          )}
        </div>
        <aside className={classes.side} aria-label="About this asset">
          <section className={classes.section}>
            <h2 className={classes.heading}>Tags</h2>
            <TagsRow asset={asset} />
          </section>
          <section className={classes.section}>
            <h2 className={classes.heading}>Versions</h2>
            <VersionList asset={asset} shown={version} place={place} nameOf={nameOf} />
          </section>
          <section className={classes.section}>
            <h2 className={classes.heading}>Used in</h2>
            <UsageList asset={asset} place={place} />
          </section>
        </aside>
      </div>
    </main>
  );
}
