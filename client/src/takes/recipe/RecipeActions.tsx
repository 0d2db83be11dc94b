import type { Recipe } from '@dailies/shared/runs';
import { Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconArrowBackUp, IconCopy, IconCopyPlus, IconSparkles } from '@tabler/icons-react';
import { useState } from 'react';
import type { Take } from '../../document/ProjectModel.ts';
import { useModel } from '../../document/useModel.ts';
import { copyText } from '../../interface/copyText.ts';
import { useMay } from '../../session/useMay.ts';
import { GenerateAgain } from './GenerateAgain.tsx';
import classes from './RecipeActions.module.css';
import { recipeFields } from './recipeFields.ts';
import { recipeText } from './recipeText.ts';
import { useMediaNames } from './useMediaNames.ts';
import { useRestoreAsNode } from './useRestoreAsNode.ts';
import { useRestoreNow } from './useRestoreNow.ts';
import { type Restorable, useRestoreSettings } from './useRestoreSettings.ts';

/** Taking a recipe along, and making something of it: copied, put back on its shot, asked for again. */
export function RecipeActions({ take, recipe }: { take: Take; recipe: Recipe }) {
  const title = useModel([`nodes:${take.node}`], ({ nodes }) => nodes.get(take.node)?.title, [take.node]);
  const nameMedia = useMediaNames();
  const [mayBuild, mayAsk] = [useMay('nodes'), useMay('requests')];
  const [again, setAgain] = useState<Restorable | null>(null);
  const { look } = useRestoreSettings();
  const restore = useRestoreNow();
  const restoreAsNode = useRestoreAsNode();
  const copy = (what: string, text: string) =>
    void copyText(text).then((copied) =>
      notifications.show(
        copied ? { message: `${what} copied.` } : { color: 'red', message: `${what} could not be copied here.` },
      ),
    );
  const prompt = recipe.params['prompt'];
  return (
    <div className={classes.row}>
      <Menu position="bottom-start" width={180}>
        <Menu.Target>
          <button type="button" className={classes.act}>
            <IconCopy size={14} aria-hidden="true" />
            Copy
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            onClick={() =>
              copy(
                'Recipe',
                recipeText(
                  `${title ?? 'A deleted shot'}, take ${take.number}`,
                  recipeFields(recipe, take.seed, nameMedia),
                ),
              )
            }
          >
            Recipe as text
          </Menu.Item>
          <Menu.Item onClick={() => copy('Recipe', JSON.stringify({ recipe, seed: take.seed }, null, 2))}>
            Recipe as JSON
          </Menu.Item>
          {typeof prompt === 'string' && prompt !== '' && (
            <Menu.Item onClick={() => copy('Prompt', prompt)}>Prompt</Menu.Item>
          )}
          <Menu.Item onClick={() => copy('Seed', String(take.seed))}>Seed</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {title !== undefined && mayBuild && (
        <button type="button" className={classes.act} onClick={() => void restore(take)}>
          <IconArrowBackUp size={14} aria-hidden="true" />
          Restore these settings
        </button>
      )}
      {mayBuild && (
        <button type="button" className={classes.act} onClick={() => void restoreAsNode(take)}>
          <IconCopyPlus size={14} aria-hidden="true" />
          Restore as a new node
        </button>
      )}
      {title !== undefined && mayBuild && mayAsk && (
        <button type="button" className={classes.act} onClick={() => void look(take).then(setAgain)}>
          <IconSparkles size={14} aria-hidden="true" />
          Generate again…
        </button>
      )}
      {again !== null && <GenerateAgain take={take} found={again} onClose={() => setAgain(null)} />}
    </div>
  );
}
