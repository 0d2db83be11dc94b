import type { BackendProbe } from '@dailies/shared/farm';
import { shownBytes } from '../../transfer/shownBytes.ts';
import { Figure } from './Figure.tsx';

/** What a backend told of itself last; nothing where it has told nothing yet. */
export function ProbeFigures({ probe }: { probe: BackendProbe | null }) {
  if (probe === null) return null;
  const { version, queued, loaded, gpus } = probe;
  return (
    <>
      {gpus.map(({ name, memoryBytes, usedBytes, load, temperatureCelsius }, index) => {
        const isMemoryKnown = memoryBytes !== null && usedBytes !== null;
        const told = [
          isMemoryKnown ? `${shownBytes(usedBytes)} of ${shownBytes(memoryBytes)}` : null,
          load === null ? null : `${Math.round(load * 100)} % load`,
          temperatureCelsius === null ? null : `${Math.round(temperatureCelsius)} °C`,
        ].filter((part) => part !== null);
        return (
          <Figure
            // A machine may have two of one name.
            // oxlint-disable-next-line react/no-array-index-key
            key={`${name} ${index}`}
            name={name}
            value={told.length === 0 ? 'It tells no figures' : told.join(' · ')}
            {...(isMemoryKnown && memoryBytes > 0 ? { share: usedBytes / memoryBytes } : {})}
          />
        );
      })}
      <Figure name="Waits there" value={queued === 0 ? 'Nothing' : String(queued)} />
      {loaded.length > 0 && <Figure name="Loaded models" value={loaded.join(', ')} />}
      {version !== null && <Figure name="Version" value={version} />}
    </>
  );
}
