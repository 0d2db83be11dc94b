export { aRole } from './aRole.ts';
export { colourOf } from './colour.ts';
export { inkOn } from './inkOn.ts';
export { placeholderName, placeholderOf } from './placeholder.ts';
export { Role, ROLE_MEANING, ROLES } from './roles.ts';
