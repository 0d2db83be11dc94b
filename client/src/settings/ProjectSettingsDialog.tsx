import { setSettings } from '@dailies/shared/commands';
import { Anchor, Button, Group, SegmentedControl, Select, TextInput } from '@mantine/core';
import { Quality } from '@dailies/shared/runs';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { Dialog } from '../interface/Dialog.tsx';
import { useModel } from '../document/useModel.ts';
import { useSession } from '../session/SessionContext.tsx';
import { useMay } from '../session/useMay.ts';
import { FormProblem } from '../interface/FormProblem.tsx';
import { fileNameBy, NAME_PARTS } from '@dailies/shared/naming';
import { BudgetPart } from './BudgetPart.tsx';
import { FrameFields } from './FrameFields.tsx';
import classes from './settings.module.css';
import { changesOf, draftOf, problemOf, type SettingsDraft } from './settingsDraft.ts';
import { StatusesField } from './StatusesField.tsx';

const RATES = [
  { value: '24000/1001', label: '23.976 fps' },
  { value: '24/1', label: '24 fps' },
  { value: '25/1', label: '25 fps' },
  { value: '30000/1001', label: '29.97 fps' },
  { value: '30/1', label: '30 fps' },
  { value: '48/1', label: '48 fps' },
  { value: '50/1', label: '50 fps' },
  { value: '60/1', label: '60 fps' },
];
const QUALITIES = [
  { value: 'low', label: 'Low' },
  { value: 'standard', label: 'Standard' },
  { value: 'high', label: 'High' },
];

/** What holds for the whole project. Only what is changed here is written, so that others' changes stay. */
export function ProjectSettingsDialog({ onClose }: { onClose: () => void }) {
  const session = useSession();
  const mayWrite = useMay('settings');
  const settings = useModel(['settings'], (model) => model.settings);
  const shot = useModel(
    ['nodes'],
    (model) => [...model.nodes.values()].find(({ type }) => type.startsWith('shot'))?.title,
  );
  /** What is typed and not kept yet; the rest follows the document. */
  const [typed, setTyped] = useState<Partial<SettingsDraft>>({});
  const [refusal, setRefusal] = useState<string | null>(null);
  const opened = draftOf(settings);
  const draft = { ...opened, ...typed };
  const { changed, problems, args } = changesOf(draft, opened);
  const change = (changes: Partial<SettingsDraft>) => {
    setRefusal(null);
    setTyped({ ...typed, ...changes });
  };
  const keep = () => {
    const kept = changed.length === 0 ? null : session.run(setSettings, args);
    if (kept?.ok === false) setRefusal(kept.refusal.message);
    else onClose();
  };
  const rates = RATES.some(({ value }) => value === draft.fps)
    ? RATES
    : [...RATES, { value: draft.fps, label: `${draft.fps} fps` }];
  const named = fileNameBy(draft.naming, { code: draft.code, scene: 'Scene 1', shot: shot ?? 'SH010' }, 3);
  return (
    <Dialog
      opened
      onClose={onClose}
      title="Project settings"
      size={640}
      radius="lg"
      centered
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (problems.length === 0) keep();
        }}
      >
        <fieldset className={classes.fields} disabled={!mayWrite}>
          <Part title="Production">
            <div className={classes.named}>
              <TextInput
                label="Name"
                maxLength={120}
                data-autofocus
                value={draft.name}
                error={problemOf('name', draft)}
                onChange={(event) => change({ name: event.currentTarget.value })}
              />
              <TextInput
                label="Code"
                value={draft.code}
                error={problemOf('code', draft)}
                onChange={(event) => change({ code: event.currentTarget.value.toUpperCase() })}
              />
            </div>
          </Part>
          <Part title="Frame" lead="Shots that are made from now on have it; takes keep theirs.">
            <FrameFields draft={draft} onChange={change} />
          </Part>
          <div className={classes.pair}>
            <Part title="Rate">
              <Select
                aria-label="Rate"
                allowDeselect={false}
                data={rates}
                value={draft.fps}
                onChange={(fps) => change({ fps: fps ?? draft.fps })}
              />
            </Part>
            <Part title="Quality">
              <SegmentedControl
                aria-label="Quality"
                fullWidth
                data={QUALITIES}
                value={draft.quality}
                onChange={(quality) => change({ quality: Quality.catch(draft.quality).parse(quality) })}
              />
            </Part>
          </div>
          <Part title="Names of files">
            <TextInput
              aria-label="Template for names of files"
              value={draft.naming}
              error={problemOf('naming', draft)}
              onChange={(event) => change({ naming: event.currentTarget.value })}
            />
            <p className={classes.example}>
              {problemOf('naming', draft) === null ? (
                <>
                  Take 3 is saved as <code>{named}.png</code>
                </>
              ) : (
                'The example appears when the template is right.'
              )}
            </p>
            <p className={classes.parts}>
              {Object.entries(NAME_PARTS).map(([part, what]) => (
                <button
                  key={part}
                  type="button"
                  className={classes.part}
                  title={`Add ${what}`}
                  onClick={() => change({ naming: `${draft.naming}{${part}}` })}
                >
                  {`{${part}}`}
                </button>
              ))}
            </p>
          </Part>
          <Part title="Statuses" lead="In the order of the board; the first is what nobody has set.">
            <StatusesField statuses={draft.statuses} onChange={(statuses) => change({ statuses })} />
            {problemOf('statuses', draft) !== null && (
              <p className={classes.problem} role="alert">
                {problemOf('statuses', draft)}
              </p>
            )}
          </Part>
          <BudgetPart project={session.project.id} />
        </fieldset>
        <div className={classes.foot}>
          <FormProblem sentence={refusal} />
          <Group justify="flex-end" gap={8}>
            {mayWrite && (
              <Anchor
                size="sm"
                mr="auto"
                renderRoot={(parts: object) => (
                  <Link {...parts} to="/p/$projectId/webhooks" params={{ projectId: session.project.id }} />
                )}
              >
                Webhooks
              </Anchor>
            )}
            <Button variant="default" onClick={onClose}>
              {mayWrite ? 'Cancel' : 'Close'}
            </Button>
            {mayWrite && (
              <Button type="submit" disabled={changed.length === 0 || problems.length > 0}>
                Save
              </Button>
            )}
          </Group>
        </div>
      </form>
    </Dialog>
  );
}

function Part({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  return (
    <section className={classes.section} aria-label={title}>
      <h3 className={classes.heading}>
        {title}
        {lead !== undefined && <span className={classes.lead}>{lead}</span>}
      </h3>
      {children}
    </section>
  );
}
