import type { Version } from '@dailies/shared/http';
import { Avatar } from '@mantine/core';
import {
  IconArchive,
  IconArrowBackUp,
  IconBookmarkFilled,
  IconClock,
  IconGitBranch,
  IconGitMerge,
} from '@tabler/icons-react';
import { PersonAvatar } from '../../interface/PersonAvatar.tsx';
import { useNames } from '../../review/useNames.ts';
import classes from './rows.module.css';
import { clockTime, fullTime, versionTitle } from './versionTitle.ts';

const ICONS: Readonly<Record<Version['kind'], typeof IconClock>> = {
  'automatic': IconClock,
  'named': IconBookmarkFilled,
  'before-restore': IconArrowBackUp,
  'before-merge': IconGitMerge,
  'fork': IconGitBranch,
  'epoch': IconArchive,
};

const FACES_AT_MOST = 3;
const FACE_PX = 20;

interface VersionRowProps {
  readonly version: Version;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

/** A version in the line of time. */
export function VersionRow({ version, isChosen, onChoose }: VersionRowProps) {
  const nameOf = useNames();
  const isNamed = version.name !== null;
  const Icon = isNamed ? IconBookmarkFilled : ICONS[version.kind];
  const nodes = version.nodeCount === 1 ? '1 node' : `${version.nodeCount} nodes`;
  return (
    <li>
      <button
        type="button"
        className={classes.row}
        data-row
        data-version-id={version.id}
        data-version-kind={version.kind}
        data-named={isNamed}
        aria-current={isChosen}
        title={fullTime(version.at)}
        onClick={onChoose}
      >
        <span className={classes.knot} data-named={isNamed}>
          <Icon size={isNamed ? 13 : 14} stroke={1.8} aria-hidden="true" />
        </span>
        <span className={classes.text}>
          <span className={classes.title}>{versionTitle(version)}</span>
          <span className={classes.sub}>
            {clockTime(version.at)} · {nodes}
            {version.by !== null && ` · by ${nameOf(version.by)}`}
          </span>
        </span>
        <Avatar.Group spacing={5}>
          {version.editors.slice(0, FACES_AT_MOST).map((editor) => (
            <PersonAvatar key={editor} id={editor} name={nameOf(editor)} size={FACE_PX} />
          ))}
        </Avatar.Group>
      </button>
    </li>
  );
}
