export { colourOf } from './colour.ts';
export { Role, ROLE_MEANING, ROLES } from './roles.ts';
