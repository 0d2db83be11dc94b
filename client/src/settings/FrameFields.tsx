import { Select, TextInput } from '@mantine/core';
import type { CSSProperties } from 'react';
import { frameOf, LONG_EDGES_PX, RATIOS, ratioOf } from './framePresets.ts';
import classes from './settings.module.css';
import { problemOf, type SettingsDraft } from './settingsDraft.ts';

interface FrameFieldsProps {
  readonly draft: SettingsDraft;
  readonly onChange: (changes: Partial<SettingsDraft>) => void;
}

const shapeOf = (width: number, height: number): CSSProperties => ({
  aspectRatio: `${width} / ${height}`,
  ...(width >= height ? { width: 26 } : { height: 26 }),
});

/** The project's frame: a ratio and a size, or pixels of one's own. */
export function FrameFields({ draft, onChange }: FrameFieldsProps) {
  const frame = { width: Number(draft.width), height: Number(draft.height) };
  const ratio = ratioOf(frame);
  const longPx = Math.max(frame.width, frame.height);
  const isPreset = ratio !== null && LONG_EDGES_PX.some((edge) => edge === longPx);
  const take = ({ width, height }: { width: number; height: number }) =>
    onChange({ width: String(width), height: String(height) });
  const pixels = (key: 'width' | 'height', label: string) => (
    <TextInput
      label={label}
      inputMode="numeric"
      rightSection={<span className={classes.unit}>px</span>}
      value={draft[key]}
      error={problemOf(key, draft)}
      onChange={(event) => onChange({ [key]: event.currentTarget.value })}
    />
  );
  return (
    <>
      <div className={classes.ratios} role="group" aria-label="Ratio">
        {RATIOS.map(({ value, width, height }) => (
          <button
            key={value}
            type="button"
            className={classes.ratio}
            aria-pressed={ratio === value}
            onClick={() =>
              take(frameOf(value, Number.isFinite(longPx) && longPx >= 64 ? Math.min(longPx, 8_192) : 1_280))
            }
          >
            <span className={classes.shape}>
              <span style={shapeOf(width, height)} />
            </span>
            {value}
          </button>
        ))}
      </div>
      <div className={classes.frame}>
        <Select
          label="Size"
          allowDeselect={false}
          placeholder="Own"
          disabled={ratio === null}
          data={LONG_EDGES_PX.map((edge) => {
            const sized = frameOf(ratio ?? '16:9', edge);
            return { value: String(edge), label: `${sized.width} × ${sized.height}` };
          })}
          value={isPreset ? String(longPx) : null}
          onChange={(edge) => {
            if (edge !== null && ratio !== null) take(frameOf(ratio, Number(edge)));
          }}
        />
        {pixels('width', 'Width')}
        {pixels('height', 'Height')}
      </div>
    </>
  );
}
