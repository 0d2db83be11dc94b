import { IconPhoto } from '@tabler/icons-react';
import { mediaUrl } from '../media/mediaUrl.ts';
import { PersonAvatar } from '../interface/PersonAvatar.tsx';
import classes from './Palette.module.css';
import type { PaletteAction } from './PaletteAction.ts';

interface PaletteOptionProps {
  readonly id: string;
  readonly action: PaletteAction;
  readonly isChosen: boolean;
  readonly onPoint: () => void;
  readonly onRun: () => void;
}

/** One line of the palette. The keyboard stays in the search field; the pointer chooses by moving. */
export function PaletteOption({ id, action, isChosen, onPoint, onRun }: PaletteOptionProps) {
  return (
    // The field that owns this list has the keys.
    // oxlint-disable-next-line react/click-events-have-key-events
    <div
      id={id}
      className={classes.option}
      role="option"
      aria-selected={isChosen}
      tabIndex={-1}
      onMouseMove={isChosen ? undefined : onPoint}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onRun}
    >
      <Sign action={action} />
      <span className={classes.title}>{action.title}</span>
      {action.hint !== undefined && <span className={classes.hint}>{action.hint}</span>}
      {action.keys !== undefined && (
        <span className={classes.keys} aria-label={`Keys: ${action.keys.join(' ')}`} role="note">
          {action.keys.map((key) => (
            <kbd key={key}>{key}</kbd>
          ))}
        </span>
      )}
    </div>
  );
}

function Sign({ action: { picture, person, sign, Icon } }: { action: PaletteAction }) {
  if (person !== undefined) {
    return (
      <span className={classes.sign}>
        <PersonAvatar id={person.id} name={person.name} size={24} />
      </span>
    );
  }
  if (picture !== undefined) {
    return (
      <span className={classes.picture}>
        {picture === null ? (
          (sign ?? <IconPhoto size={15} stroke={1.5} aria-hidden="true" />)
        ) : (
          <img src={mediaUrl(picture)} alt="" loading="lazy" decoding="async" />
        )}
      </span>
    );
  }
  return (
    <span className={classes.sign}>
      {sign ?? (Icon !== undefined && <Icon size={17} stroke={1.6} aria-hidden="true" />)}
    </span>
  );
}
