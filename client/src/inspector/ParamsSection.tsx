import type { NodeId } from '@dailies/shared/ids';
import { ActionIcon, Tooltip } from '@mantine/core';
import { IconHelpCircle, IconRestore } from '@tabler/icons-react';
import { z } from 'zod';
import { useKept } from '../interface/useKept.ts';
import { useMay } from '../session/useMay.ts';
import { HelpShown } from './HelpShown.ts';
import { ParamForm } from './ParamForm.tsx';
import { Section } from './Section.tsx';
import type { SharedField } from './sharedFields.ts';
import { useWriteParams } from './useWriteParams.ts';

/** What can be set of the nodes, with the ways back to the defaults and to what each setting is for. */
export function ParamsSection({ nodes, fields }: { nodes: readonly NodeId[]; fields: readonly SharedField[] }) {
  const [isHelpShown, showHelp] = useKept('inspector:help', z.boolean(), false);
  const { reset } = useWriteParams(nodes);
  const mayWrite = useMay('nodes');
  const changed = fields.filter(
    ({ hint, isChanged }) => isChanged && !['text', 'asset', 'media'].includes(hint.control),
  );
  const helpLabel = isHelpShown ? 'Hide what each setting does' : 'Show what each setting does';
  const resetLabel =
    changed.length === 1 ? 'Reset one setting to its default' : `Reset ${changed.length} settings to their defaults`;
  return (
    <Section
      title="Parameters"
      name="parameters"
      fact={changed.length === 0 ? undefined : `${changed.length} changed`}
      actions={
        <>
          {mayWrite && changed.length > 0 && (
            <Tooltip label={resetLabel}>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={resetLabel}
                onClick={() => reset(changed.map(({ name }) => name))}
              >
                <IconRestore size={16} aria-hidden="true" />
              </ActionIcon>
            </Tooltip>
          )}
          <Tooltip label={helpLabel}>
            <ActionIcon
              variant={isHelpShown ? 'light' : 'subtle'}
              color="gray"
              aria-label={helpLabel}
              aria-pressed={isHelpShown}
              onClick={() => showHelp(!isHelpShown)}
            >
              <IconHelpCircle size={16} aria-hidden="true" />
            </ActionIcon>
          </Tooltip>
        </>
      }
    >
      <HelpShown value={isHelpShown}>
        <ParamForm nodes={nodes} fields={fields} />
      </HelpShown>
    </Section>
  );
}
