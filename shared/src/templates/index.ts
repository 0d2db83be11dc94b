export { CopiedNode, GraphCopy } from './GraphCopy.ts';
export { type StartingTemplate, STARTING_TEMPLATES } from './starting/index.ts';
export { TEMPLATE_NODES_AT_MOST, TemplateContent } from './TemplateContent.ts';
export { withoutAssets } from './withoutAssets.ts';
