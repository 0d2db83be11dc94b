import { Menu } from '@mantine/core';
import {
  IconArrowBackUp,
  IconCopyPlus,
  IconDots,
  IconExternalLink,
  IconLayoutColumns,
  IconLink,
  IconPhotoPlus,
  IconSparkles,
  IconTrash,
} from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { addressOf } from '../app/addresses.ts';
import type { Take } from '../document/ProjectModel.ts';
import { useModel } from '../document/useModel.ts';
import { useCopyLink } from '../interface/useCopyLink.ts';
import { useSession } from '../session/SessionContext.tsx';
import { useMay } from '../session/useMay.ts';
import { useAsPicture } from './frame/useAsPicture.tsx';
import { keptTakes } from './keptTakes.ts';
import { GenerateAgain } from './recipe/GenerateAgain.tsx';
import { useRestoreAsNode } from './recipe/useRestoreAsNode.ts';
import { useRestoreNow } from './recipe/useRestoreNow.ts';
import { type Restorable, useRestoreSettings } from './recipe/useRestoreSettings.ts';
import classes from './TakeMenu.module.css';

interface TakeMenuProps {
  readonly take: Take;
  /** Left out where it cannot be thrown away from here. */
  readonly onTrash?: (() => void) | undefined;
  /** The person goes to another page. */
  readonly onLeave?: () => void;
  /** The frame (0-based) that is shown of a take in motion; left out: its first. */
  readonly frame?: (() => number) | undefined;
  /** The take's own page is open. */
  readonly isOnPage?: boolean;
}

/** The take to look at beside another: the pick, else the one before it, else the one after. */
function besides(takes: readonly Take[], pick: Take | undefined, take: Take): Take | undefined {
  if (pick !== undefined && pick.id !== take.id) return pick;
  const place = takes.findIndex(({ id }) => id === take.id);
  return takes[place - 1] ?? takes[place + 1];
}

/** What else can be done with a take. */
export function TakeMenu({ take, onTrash, onLeave, frame, isOnPage = false }: TakeMenuProps) {
  const { project } = useSession();
  const navigate = useNavigate();
  const [mayBuild, mayAsk] = [useMay('nodes'), useMay('requests')];
  const [again, setAgain] = useState<Restorable | null>(null);
  const { look } = useRestoreSettings();
  const restore = useRestoreNow();
  const restoreAsNode = useRestoreAsNode();
  const copyLink = useCopyLink();
  const asPicture = useAsPicture();
  const { isThere, other, otherIsPick } = useModel(
    [`nodes:${take.node}`, `takes:${take.node}`, `picks:${take.node}`],
    (model) => {
      const pick = model.pick(take.node);
      const found = besides(keptTakes(model, take.node), pick, take);
      return { isThere: model.nodes.has(take.node), other: found, otherIsPick: found?.id === pick?.id };
    },
    [take],
  );
  return (
    <>
      <Menu position="bottom-end" width={240}>
        <Menu.Target>
          <button type="button" className={classes.dots} aria-label={`More about take ${take.number}`}>
            <IconDots size={18} aria-hidden="true" />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {!isOnPage && (
            <Menu.Item
              leftSection={<IconExternalLink size={15} />}
              onClick={() => {
                onLeave?.();
                void navigate({
                  to: '/p/$projectId/takes/$takeId',
                  params: { projectId: project.id, takeId: take.id },
                });
              }}
            >
              Open its page
            </Menu.Item>
          )}
          <Menu.Item
            leftSection={<IconLink size={15} />}
            onClick={() => copyLink(addressOf.take(project.id, take.id, frame?.()))}
          >
            {frame === undefined ? 'Copy link' : 'Copy link to this frame'}
          </Menu.Item>
          {other !== undefined && (
            <Menu.Item
              leftSection={<IconLayoutColumns size={15} />}
              onClick={() => {
                onLeave?.();
                void navigate({
                  to: '/p/$projectId/compare',
                  params: { projectId: project.id },
                  search: { takes: `${take.id},${other.id}` },
                });
              }}
            >
              {otherIsPick ? `Compare with the pick, take ${other.number}` : `Compare with take ${other.number}`}
            </Menu.Item>
          )}
          {mayBuild && take.kind !== 'audio' && (
            <Menu.Item leftSection={<IconPhotoPlus size={15} />} onClick={() => void asPicture(take, frame?.() ?? 0)}>
              {take.kind === 'image'
                ? 'Use as a picture'
                : frame === undefined
                  ? 'Use its first frame'
                  : 'Use this frame'}
            </Menu.Item>
          )}
          {mayBuild && (
            <>
              <Menu.Divider />
              <Menu.Item
                leftSection={<IconCopyPlus size={15} />}
                onClick={() => {
                  onLeave?.();
                  void restoreAsNode(take);
                }}
              >
                Restore as a new node
              </Menu.Item>
            </>
          )}
          {isThere && mayBuild && (
            <>
              {mayAsk && (
                <Menu.Item leftSection={<IconSparkles size={15} />} onClick={() => void look(take).then(setAgain)}>
                  Generate again…
                </Menu.Item>
              )}
              <Menu.Item leftSection={<IconArrowBackUp size={15} />} onClick={() => void restore(take)}>
                Restore these settings
              </Menu.Item>
              {onTrash !== undefined && (
                <>
                  <Menu.Divider />
                  <Menu.Item leftSection={<IconTrash size={15} />} onClick={onTrash}>
                    Move to the trash
                  </Menu.Item>
                </>
              )}
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      {again !== null && <GenerateAgain take={take} found={again} onClose={() => setAgain(null)} />}
    </>
  );
}
