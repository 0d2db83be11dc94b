import type { BackendProbe } from '@dailies/shared/farm';
import { gpuFigures } from '../gpuText.ts';
import { Figure } from './Figure.tsx';

/** What a backend told of itself last; nothing where it has told nothing yet. */
export function ProbeFigures({ probe }: { probe: BackendProbe | null }) {
  if (probe === null) return null;
  const { version, queued, loaded, gpus } = probe;
  return (
    <>
      {gpus.map((gpu, index) => {
        const { name, memoryBytes, usedBytes } = gpu;
        return (
          <Figure
            // A machine may have two of one name.
            // oxlint-disable-next-line react/no-array-index-key
            key={`${name} ${index}`}
            name={name}
            value={gpuFigures([gpu]) ?? 'It tells no figures'}
            {...(memoryBytes !== null && usedBytes !== null && memoryBytes > 0
              ? { share: usedBytes / memoryBytes }
              : {})}
          />
        );
      })}
      <Figure name="Waits there" value={queued === 0 ? 'Nothing' : String(queued)} />
      {loaded.length > 0 && <Figure name="Loaded models" value={loaded.join(', ')} />}
      {version !== null && <Figure name="Version" value={version} />}
    </>
  );
}
