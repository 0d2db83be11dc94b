import { ASSET_KINDS, type AssetKind } from '@dailies/shared/assets';
import type { Asset } from '@dailies/shared/http';
import { CloseButton, TextInput } from '@mantine/core';
import { IconFocus2, IconPlus, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import { type Editor, useValue } from 'tldraw';
import { AddressLink } from '../../activity/AddressLink.tsx';
import { assetsQuery } from '../../api/assets.ts';
import { addressOf } from '../../app/addresses.ts';
import { Picture } from '../../interface/Picture.tsx';
import { KIND_TITLES } from '../../library/kindTitles.ts';
import { shownAssets } from '../../library/librarySearch.ts';
import { Palette } from '../../library/Palette.tsx';
import { assetAddress, libraryAddress } from '../../library/place.ts';
import { useSession } from '../../session/SessionContext.tsx';
import { useMay } from '../../session/useMay.ts';
import { useCanvas } from '../CanvasContext.tsx';
import { NodeTypeIcon } from '../shapes/NodeTypeIcon.tsx';
import { beginAssetDrag, takeAssetDrops } from './assetDrag.ts';
import classes from './LibraryPanel.module.css';
import { putAsset } from './putAsset.ts';

/** The library beside the canvas: what is dragged from it, or added by its button, becomes a node. */
export function LibraryPanel({ editor }: { editor: Editor }) {
  const state = useCanvas();
  const isOpen = useValue('library open', () => state.library.get(), [state]);
  const mayWrite = useMay('nodes');
  return isOpen && mayWrite ? <OpenPanel editor={editor} onClose={() => state.library.set(false)} /> : null;
}

function OpenPanel({ editor, onClose }: { editor: Editor; onClose: () => void }) {
  const session = useSession();
  const assets = useQuery(assetsQuery(session.project.id)).data;
  const [q, setQ] = useState('');
  const [kind, setKind] = useState<AssetKind | undefined>(undefined);
  const drop = useEffectEvent((id: string, point: { x: number; y: number }) => {
    const asset = assets?.find((known) => known.id === id);
    if (asset !== undefined) putAsset(editor, session, asset, point);
  });
  useEffect(() => takeAssetDrops(editor, drop), [editor]);
  const shown = shownAssets(assets ?? [], { q, kind });
  return (
    <section
      className={classes.panel}
      aria-label="Library"
      onKeyDown={(event) => {
        // The canvas has keys of its own, which what is typed here does not mean.
        event.stopPropagation();
        if (event.key === 'Escape') {
          onClose();
          editor.focus();
        }
      }}
    >
      <header className={classes.head}>
        <h2 className={classes.title}>Library</h2>
        <AddressLink address={libraryAddress(session.project.id)} className={classes.all}>
          Open the page
        </AddressLink>
        <CloseButton size="sm" aria-label="Close the library" onClick={onClose} />
      </header>
      <TextInput
        autoFocus
        className={classes.find ?? ''}
        size="xs"
        aria-label="Search the library"
        placeholder="Search"
        leftSection={<IconSearch size={14} aria-hidden="true" />}
        value={q}
        onChange={(event) => setQ(event.currentTarget.value)}
      />
      <div className={classes.kinds} role="group" aria-label="Kind">
        {ASSET_KINDS.map((one) => (
          <button
            key={one}
            type="button"
            className={classes.kind}
            aria-pressed={kind === one}
            onClick={() => setKind(kind === one ? undefined : one)}
          >
            {KIND_TITLES[one].many}
          </button>
        ))}
      </div>
      <ul className={classes.list}>
        {shown.map((asset) => (
          <PanelItem key={asset.id} asset={asset} onAdd={() => putAsset(editor, session, asset)} />
        ))}
      </ul>
      {assets !== undefined && shown.length === 0 && (
        <p className={classes.none}>
          {assets.length === 0
            ? 'Nothing here yet. Make a character, style or location on the library’s page.'
            : 'No asset is like that.'}
        </p>
      )}
    </section>
  );
}

function PanelItem({ asset, onAdd }: { asset: Asset; onAdd: () => void }) {
  const { project } = useSession();
  const { name, references, colours } = asset.content;
  const [reference] = references;
  return (
    <li
      className={classes.item}
      draggable
      data-asset-id={asset.id}
      title={`Drag ${name} onto the canvas`}
      onDragStart={({ dataTransfer }) => beginAssetDrag(dataTransfer, asset)}
    >
      <div className={classes.picture}>
        {reference === undefined ? (
          <Palette colours={colours} fill />
        ) : (
          <Picture sha256={reference} of={reference} alt="" fit="cover" />
        )}
      </div>
      <span className={classes.words}>
        <NodeTypeIcon type={asset.kind} size={14} />
        <AddressLink address={assetAddress(project.id, asset.id)} className={classes.name}>
          {name}
        </AddressLink>
      </span>
      <AddressLink
        address={addressOf.uses(project.id, asset.id)}
        className={classes.add}
        label={`Show what uses ${name}`}
        title="Show what uses it"
      >
        <IconFocus2 size={15} aria-hidden="true" />
      </AddressLink>
      <button
        type="button"
        className={classes.add}
        aria-label={`Add ${name} to the canvas`}
        title="Add to canvas"
        onClick={onAdd}
      >
        <IconPlus size={15} aria-hidden="true" />
      </button>
    </li>
  );
}
