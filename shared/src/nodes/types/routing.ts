import { HANDED, HANDED_TITLE, MODULES, SCALARS, SEPARATORS } from '../../modules/index.ts';
import { defineNode, type ParamHint } from '../defineNode.ts';
import { moduleFor } from '../moduleFor.ts';
import { choicesOf } from '../choicesOf.ts';

const handed = (help: string): ParamHint => ({
  control: 'choice',
  title: 'Type',
  help,
  choices: choicesOf(HANDED, HANDED_TITLE),
  fixed: true,
});

export const conditionNode = defineNode({
  type: 'condition',
  title: 'Condition',
  purpose: 'One of two, by yes or no.',
  group: 'Values',
  module: moduleFor(MODULES, 'condition'),
  size: [220, 152],
  params: {
    type: handed('What the two are; only the one that is chosen has to be valid.'),
    when: {
      control: 'flag',
      title: 'If',
      help: 'Which of the two it is while nothing is connected to "If".',
      fixed: true,
    },
  },
  tracked: false,
});

export const mergeNode = defineNode({
  type: 'merge',
  title: 'Merge',
  purpose: 'Joins texts; of anything else, takes the first there is.',
  group: 'Values',
  module: moduleFor(MODULES, 'merge'),
  size: [240, 204],
  params: {
    type: handed('What is merged: texts are joined, of anything else the first that has a value goes on.'),
    separator: {
      control: 'choice',
      title: 'Between',
      help: 'What stands between texts that are joined.',
      choices: choicesOf(Object.keys(SEPARATORS)),
      when: { param: 'type', is: ['String'] },
      fixed: true,
    },
  },
  tracked: false,
});

export const fanOutNode = defineNode({
  type: 'fan-out',
  title: 'Fan-out',
  purpose: 'A list or a grid of values: a take for each.',
  group: 'Values',
  module: moduleFor(MODULES, 'fan-out'),
  size: [420, 320],
  params: {
    shape: {
      control: 'choice',
      title: 'Shape',
      help: 'A list gives one value after the other; a grid each row with each column.',
      choices: choicesOf(['list', 'grid']),
      fixed: true,
    },
    type: {
      control: 'choice',
      title: 'Values are',
      help: 'The type of the values, of a grid that of its rows.',
      choices: choicesOf(SCALARS, HANDED_TITLE),
      fixed: true,
    },
    values: {
      control: 'text',
      title: 'Values',
      help: 'One value a line; in a grid these are the rows. 64 cells at most.',
      placeholder: '24\n35\n50\n85',
      fixed: true,
    },
    columnType: {
      control: 'choice',
      section: 'Columns',
      when: { param: 'shape', is: ['grid'] },
      title: 'Columns are',
      help: 'The type of the values of the columns, where it is a grid.',
      choices: choicesOf(SCALARS, HANDED_TITLE),
      fixed: true,
    },
    columns: {
      control: 'text',
      section: 'Columns',
      when: { param: 'shape', is: ['grid'] },
      title: 'Columns',
      help: 'One value a line for the columns, where it is a grid.',
      placeholder: 'dawn\nday\nnight',
      fixed: true,
    },
  },
  tracked: false,
});

export const pipelineNode = defineNode({
  type: 'pipeline',
  title: 'Pipeline',
  purpose: 'How something is made: one of the installed pipelines.',
  group: 'Values',
  module: moduleFor(MODULES, 'pipeline'),
  size: [240, 96],
  params: {
    pipeline: {
      control: 'pipeline',
      title: 'Pipeline',
      help: 'Everything that this is connected to is made by its newest version.',
    },
  },
  tracked: false,
});
