export { Role, ROLE_MEANING, ROLES } from './roles.ts';
