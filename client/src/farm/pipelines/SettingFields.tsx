import type { WorkflowInput } from '@dailies/shared/farm/comfy';
import { NumberInput, TextInput } from '@mantine/core';
import classes from '../FarmPage.module.css';
import { settingOf, type SettingWish } from './workflowChoices.ts';

const AS_SUGGESTED: SettingWish = { title: null, min: null, max: null };

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
  const bound = (value: string | number): number | null => (value === '' ? null : Number(value));
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
          <NumberInput
            size="xs"
            label="At least"
            aria-label={`Least ${what}`}
            hideControls
            allowDecimal={param.type === 'number'}
            value={param.min}
            onChange={(value) => onChange({ ...wish, min: bound(value) })}
          />
          <NumberInput
            size="xs"
            label="At most"
            aria-label={`Most ${what}`}
            hideControls
            allowDecimal={param.type === 'number'}
            value={param.max}
            onChange={(value) => onChange({ ...wish, max: bound(value) })}
          />
        </>
      )}
    </div>
  );
}
