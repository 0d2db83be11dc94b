import { Button, Group } from '@mantine/core';
import { IconFileImport, IconPlus } from '@tabler/icons-react';
import classes from './NoProjects.module.css';

const STEPS = [
  ['Describe', 'A prompt, a character, a style and a place, as nodes on one canvas.'],
  ['Shoot', 'Connect them to a shot, set its camera and light, and generate takes.'],
  ['Circle', 'Look at the takes together, comment, and pick the one that is it.'],
] as const;

/** The first screen of somebody without a project: what one does here. */
export function NoProjects({ onCreate, onImport }: { onCreate: () => void; onImport: () => void }) {
  return (
    <section className={classes.empty}>
      <Diagram />
      <h1 className={classes.title}>Start a production</h1>
      <p className={classes.lead}>
        A project is one live canvas that your whole crew works on: words on the left, shots in the middle, takes where
        everybody sees them.
      </p>
      <Group gap="sm">
        <Button size="md" leftSection={<IconPlus size={18} />} onClick={onCreate}>
          Create project
        </Button>
        <Button size="md" variant="default" leftSection={<IconFileImport size={18} />} onClick={onImport}>
          Import…
        </Button>
      </Group>
      <ol className={classes.steps}>
        {STEPS.map(([title, text], index) => (
          <li key={title} className={classes.step}>
            <span className={classes.number}>{index + 1}</span>
            <strong>{title}</strong>
            <span className={classes.dim}>{text}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Two nodes and a shot, as they look on the canvas. */
function Diagram() {
  return (
    <svg className={classes.diagram} viewBox="0 0 420 168" aria-hidden="true">
      <path d="M120 44 C 170 44, 170 76, 228 76" fill="none" stroke="#7c8cf8" strokeWidth="2" />
      <path d="M120 124 C 170 124, 170 96, 228 96" fill="none" stroke="#4cc38a" strokeWidth="2" />
      {[16, 96].map((y) => (
        <g key={y}>
          <rect x="16" y={y} width="104" height="56" rx="8" fill="var(--surface)" stroke="var(--line-strong)" />
          <rect x="28" y={y + 14} width="44" height="6" rx="3" fill="var(--dim)" />
          <rect x="28" y={y + 30} width="76" height="4" rx="2" fill="var(--line-strong)" />
          <rect x="28" y={y + 39} width="58" height="4" rx="2" fill="var(--line-strong)" />
        </g>
      ))}
      <rect x="228" y="16" width="176" height="136" rx="10" fill="var(--surface)" stroke="var(--accent)" />
      <rect x="240" y="28" width="60" height="6" rx="3" fill="var(--dim)" />
      <rect x="229" y="44" width="174" height="78" fill="var(--sunken)" />
      <path d="M229 108 L272 84 L306 102 L350 72 L403 100 V122 H229 Z" fill="var(--line-strong)" />
      <circle cx="368" cy="62" r="8" fill="var(--accent)" />
      {[240, 268, 296].map((x, index) => (
        <rect
          key={x}
          x={x}
          y="130"
          width="22"
          height="13"
          rx="2"
          fill="var(--sunken)"
          stroke={index === 1 ? 'var(--accent)' : 'var(--line-strong)'}
        />
      ))}
      <circle cx="120" cy="44" r="4" fill="#7c8cf8" />
      <circle cx="228" cy="76" r="4" fill="#7c8cf8" />
      <circle cx="120" cy="124" r="4" fill="#4cc38a" />
      <circle cx="228" cy="96" r="4" fill="#4cc38a" />
    </svg>
  );
}
