import type { BackendProbe } from '@dailies/shared/farm';
import { shownBytes } from '../transfer/shownBytes.ts';

type Gpu = BackendProbe['gpus'][number];

/** What is known of each of them; null where one tells nothing. */
function known(values: readonly (number | null)[]): readonly number[] | null {
  const told = values.filter((value) => value !== null);
  return told.length === values.length && told.length > 0 ? told : null;
}

const sum = (values: readonly number[]): number => values.reduce((whole, value) => whole + value, 0);

/** What GPUs told, in one line: their memory together, how busy they are on average, the hottest; null: nothing. */
export function gpuFigures(gpus: readonly Gpu[]): string | null {
  const memory = known(gpus.map(({ memoryBytes }) => memoryBytes));
  const used = known(gpus.map(({ usedBytes }) => usedBytes));
  const loads = known(gpus.map(({ load }) => load));
  const degrees = known(gpus.map(({ temperatureCelsius }) => temperatureCelsius));
  const told = [
    memory === null || used === null ? null : `${shownBytes(sum(used))} of ${shownBytes(sum(memory))}`,
    loads === null ? null : `${Math.round((sum(loads) / loads.length) * 100)} % load`,
    degrees === null ? null : `${Math.round(Math.max(...degrees))} °C`,
  ].filter((part) => part !== null);
  return told.length === 0 ? null : told.join(' · ');
}

/** The GPUs of a machine and what they told: `2 × H200 · 40 GB of 282 GB · 50 % load`; null: it has none. */
export function gpusText(gpus: readonly Gpu[]): string | null {
  const names = [...Map.groupBy(gpus, ({ name }) => name)].map(([name, those]) =>
    those.length === 1 ? name : `${those.length} × ${name}`,
  );
  if (names.length === 0) return null;
  const figures = gpuFigures(gpus);
  return figures === null ? names.join(', ') : `${names.join(', ')} · ${figures}`;
}
