import { withoutAssets } from '@dailies/shared/templates';
import { useQuery } from '@tanstack/react-query';
import { studioTemplatesQuery } from '../api/templates.ts';
import { Dialog } from '../interface/Dialog.tsx';
import { TemplateCards } from '../templates/TemplateCards.tsx';
import { type OfferedTemplate, templateGroups } from '../templates/templateGroups.ts';

interface StartPickerProps {
  readonly chosen: OfferedTemplate | null;
  readonly onChoose: (template: OfferedTemplate) => void;
  readonly onClose: () => void;
}

/** The studio's templates and common films, for a project that is not there yet: its assets are left to choose. */
export function StartPicker({ chosen, onChoose, onClose }: StartPickerProps) {
  const studio = useQuery(studioTemplatesQuery).data ?? [];
  return (
    <Dialog opened onClose={onClose} title="Start from a template" size={940} centered radius="lg">
      <TemplateCards
        groups={templateGroups(studio, '')}
        chosen={chosen?.id ?? null}
        onChoose={(template) => onChoose({ ...template, graph: withoutAssets(template.graph) })}
      />
    </Dialog>
  );
}
