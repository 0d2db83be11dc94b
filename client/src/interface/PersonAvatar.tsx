import { Avatar, Tooltip } from '@mantine/core';
import { colourOf, inkOn } from '@dailies/shared/people';
import classes from './PersonAvatar.module.css';

const initialsOf = (name: string): string =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word.charAt(0).toUpperCase())
    .join('');

/** A person as two letters in their colour. */
export function PersonAvatar({ id, name, size = 26 }: { id: string; name: string; size?: number }) {
  return (
    <Tooltip label={name} openDelay={300}>
      <Avatar
        size={size}
        radius="xl"
        role="img"
        alt={name}
        aria-label={name}
        styles={{
          placeholder: {
            background: colourOf(id),
            color: inkOn(colourOf(id)),
            fontSize: Math.round(size * 0.4),
            fontWeight: 600,
            border: '2px solid var(--surface)',
          },
        }}
      >
        <span className={classes.initials} data-initials={initialsOf(name)} />
      </Avatar>
    </Tooltip>
  );
}
