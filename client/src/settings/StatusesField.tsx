import { type Status, STATUS_CLASSES, StatusClass } from '@dailies/shared/document';
import { ActionIcon, Button, ColorInput, Select, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import { useModel } from '../document/useModel.ts';
import { newStatus, shortOf } from './newStatus.ts';
import classes from './settings.module.css';

const CLASS_TITLES: Readonly<Record<Status['class'], string>> = {
  'not-started': 'Not started',
  'in-progress': 'In progress',
  'awaiting-review': 'Awaiting review',
  'retake': 'Retake',
  'done': 'Done',
  'blocked': 'Blocked',
};
const NAME_AT_MOST = 40;
const STATUSES_AT_MOST = 40;

interface StatusesFieldProps {
  readonly statuses: readonly Status[];
  readonly onChange: (statuses: readonly Status[]) => void;
}

/** The statuses of a production in their order: the first is what nobody has set. */
export function StatusesField({ statuses, onChange }: StatusesFieldProps) {
  const used = useModel(['tracking', 'nodes'], (model) => {
    const counts = new Map<string, number>();
    for (const id of model.nodes.keys()) {
      const { status } = model.tracking(id);
      if (status !== undefined) counts.set(status, (counts.get(status) ?? 0) + 1);
    }
    return counts;
  });
  const set = (at: number, changes: Partial<Status>) =>
    onChange(statuses.map((status, index) => (index === at ? { ...status, ...changes } : status)));
  const move = (at: number, by: 1 | -1) => {
    const moved = [...statuses];
    const [status] = moved.splice(at, 1);
    if (status !== undefined) moved.splice(at + by, 0, status);
    onChange(moved);
  };
  return (
    <div className={classes.statuses}>
      {statuses.map((status, at) => {
        const called = status.name === '' ? `Status ${at + 1}` : status.name;
        const shots = used.get(status.id) ?? 0;
        return (
          <div key={status.id} className={classes.status} role="group" aria-label={called}>
            <ColorInput
              size="xs"
              aria-label={`Colour of ${called}`}
              format="hex"
              withEyeDropper={false}
              closeOnColorSwatchClick
              value={status.colour}
              onChange={(colour) => {
                if (/^#[0-9a-f]{6}$/i.test(colour)) set(at, { colour: colour.toLowerCase() });
              }}
            />
            <TextInput
              size="xs"
              aria-label={`Name of status ${at + 1}`}
              placeholder="Name"
              maxLength={NAME_AT_MOST}
              value={status.name}
              onChange={(event) => {
                const name = event.currentTarget.value;
                set(at, { name, short: shortOf(name) });
              }}
            />
            <Select
              size="xs"
              aria-label={`What ${called} means`}
              allowDeselect={false}
              data={STATUS_CLASSES.map((value) => ({ value, label: CLASS_TITLES[value] }))}
              value={status.class}
              onChange={(next) => set(at, { class: StatusClass.catch(status.class).parse(next) })}
            />
            <span className={classes.moves}>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={`Move ${called} up`}
                disabled={at === 0}
                onClick={() => move(at, -1)}
              >
                <IconArrowUp size={15} aria-hidden="true" />
              </ActionIcon>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={`Move ${called} down`}
                disabled={at === statuses.length - 1}
                onClick={() => move(at, 1)}
              >
                <IconArrowDown size={15} aria-hidden="true" />
              </ActionIcon>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={`Remove ${called}`}
                title={
                  shots === 0
                    ? 'Remove'
                    : `Remove: ${shots === 1 ? 'one shot' : `${shots} shots`} would stand at the first status`
                }
                disabled={statuses.length === 1}
                onClick={() => onChange(statuses.filter((_, index) => index !== at))}
              >
                <IconTrash size={15} aria-hidden="true" />
              </ActionIcon>
            </span>
          </div>
        );
      })}
      {statuses.length < STATUSES_AT_MOST && (
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          style={{ alignSelf: 'flex-start' }}
          leftSection={<IconPlus size={14} />}
          onClick={() => onChange([...statuses, newStatus(statuses)])}
        >
          Add status
        </Button>
      )}
    </div>
  );
}
