import type { WorkflowInput } from '@dailies/shared/farm/comfy';
import { NumberInput, TextInput } from '@mantine/core';
import classes from '../FarmPage.module.css';
import { settingOf, type SettingWish } from './workflowChoices.ts';

const AS_SUGGESTED: SettingWish = { title: null, min: null, max: null };
const BOUNDS = [
  { key: 'min', label: 'At least', of: 'Least' },
  { key: 'max', label: 'At most', of: 'Most' },
] as const;

interface SettingFieldsProps {
  readonly input: WorkflowInput;
  readonly wish: SettingWish | undefined;
  readonly onChange: (wish: SettingWish) => void;
}

/** How a setting is called, and the least and the most that it can be. */
export function SettingFields({ input, wish = AS_SUGGESTED, onChange }: SettingFieldsProps) {
  const param = settingOf(input, wish);
  if (param === null) return null;
  const what = `${input.input} of ${input.title}`;
  return (
    <div className={classes.setting}>
      <TextInput
        size="xs"
        label="Title"
        aria-label={`Title of ${what}`}
        maxLength={80}
        value={param.title}
        onChange={(event) => onChange({ ...wish, title: event.currentTarget.value })}
      />
      {(param.type === 'integer' || param.type === 'number') && (
        <>
          {BOUNDS.map(({ key, label, of }) => (
            <NumberInput
              key={key}
              size="xs"
              label={label}
              aria-label={`${of} ${what}`}
              hideControls
              allowDecimal={param.type === 'number'}
              value={param[key]}
              onChange={(value) => onChange({ ...wish, [key]: value === '' ? null : Number(value) })}
            />
          ))}
        </>
      )}
    </div>
  );
}
