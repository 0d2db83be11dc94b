import { SCENE_TYPE } from '@dailies/shared/graph';
import { NodeId } from '@dailies/shared/ids';
import { Select } from '@mantine/core';
import { IconStack2 } from '@tabler/icons-react';
import { useModel } from '../document/useModel.ts';
import classes from './ShotFilters.module.css';

interface SceneFilterProps {
  readonly scene: NodeId | undefined;
  readonly onChange: (scene: NodeId | undefined) => void;
}

/** The shots of one scene. Where a film has no scenes there is nothing to choose. */
export function SceneFilter({ scene, onChange }: SceneFilterProps) {
  const scenes = useModel(['nodes'], (model) =>
    [...model.nodes.values()]
      .filter(({ type }) => type === SCENE_TYPE)
      .map(({ id, title }) => ({
        value: id,
        label: [...model.scenes.pathTo(id).map((at) => model.nodes.get(at)?.title), title].join(' › '),
      }))
      .sort((a, b) => a.label.localeCompare(b.label, 'en', { numeric: true })),
  );
  if (scenes.length === 0) return null;
  return (
    <Select
      className={classes.person ?? ''}
      aria-label="Scene"
      placeholder="Any scene"
      size="xs"
      clearable
      searchable={scenes.length > 8}
      leftSection={<IconStack2 size={14} aria-hidden="true" />}
      data={scenes}
      value={scene ?? null}
      onChange={(value) => onChange(NodeId.safeParse(value).data)}
    />
  );
}
