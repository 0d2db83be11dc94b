import { Menu, TextInput } from '@mantine/core';
import { IconDots, IconPencil, IconSearch, IconTrash } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Template } from '@dailies/shared/http';
import { sentenceOfError } from '../api/ApiProblem.ts';
import { removeTemplate, templatesQuery, updateTemplate } from '../api/templates.ts';
import { NameDialog } from '../history/naming/NameDialog.tsx';
import { Dialog } from '../interface/Dialog.tsx';
import { sayError } from '../interface/sayProblem.ts';
import { useSession } from '../session/SessionContext.tsx';
import { TemplateCards } from './TemplateCards.tsx';
import classes from './TemplateCards.module.css';
import { type OfferedTemplate, templateGroups } from './templateGroups.ts';

interface TemplatePickerProps {
  readonly onChoose: (template: OfferedTemplate) => void;
  readonly onClose: () => void;
}

/** Templates to put down: the project's, the studio's, and common films. */
export function TemplatePicker({ onChoose, onClose }: TemplatePickerProps) {
  const { project } = useSession();
  const client = useQueryClient();
  const saved = useQuery(templatesQuery(project.id));
  const [search, setSearch] = useState('');
  const [renamed, setRenamed] = useState<Template | null>(null);
  const groups = templateGroups(saved.data ?? [], search);
  const again = () => client.invalidateQueries({ queryKey: ['templates'] });
  const remove = (template: Template) =>
    void removeTemplate(template.id).then(again, (error: unknown) => sayError(error));
  return (
    <Dialog opened onClose={onClose} title="Templates" size={940} centered radius="lg">
      <TextInput
        data-autofocus
        mb={14}
        aria-label="Search templates"
        placeholder="Search templates"
        leftSection={<IconSearch size={15} aria-hidden="true" />}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      {saved.isError && <p role="alert">{sentenceOfError(saved.error)}</p>}
      <TemplateCards
        groups={groups}
        onChoose={onChoose}
        menu={({ saved: template }) =>
          template?.mayChange === true && (
            <Menu position="bottom-end" width={170}>
              <Menu.Target>
                <button type="button" className={classes.dots} aria-label={`More about ${template.name}`}>
                  <IconDots size={16} aria-hidden="true" />
                </button>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item leftSection={<IconPencil size={15} />} onClick={() => setRenamed(template)}>
                  Rename…
                </Menu.Item>
                <Menu.Item leftSection={<IconTrash size={15} />} color="red" onClick={() => remove(template)}>
                  Remove
                </Menu.Item>
              </Menu.Dropdown>
            </Menu>
          )
        }
      />
      {groups.length === 0 && <p>No template is called that.</p>}
      {renamed !== null && (
        <NameDialog
          title="Rename template"
          lead="What was made from it stays as it is."
          label="Name"
          placeholder="Dialogue at the table"
          initial={renamed.name}
          submit="Rename"
          onSubmit={async (name) => {
            await updateTemplate(renamed.id, { name });
            await again();
          }}
          onClose={() => setRenamed(null)}
        />
      )}
    </Dialog>
  );
}
