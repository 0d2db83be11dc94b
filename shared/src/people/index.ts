export { aRole } from './aRole.ts';
export { colourOf } from './colour.ts';
export { placeholderName, placeholderOf } from './placeholder.ts';
export { Role, ROLE_MEANING, ROLES } from './roles.ts';
