export { describeVariables } from './describeVariables.ts';
export {
  type Environment,
  type OidcEnvironment,
  parseEnvironment,
  type RateLimits,
  type Variables,
} from './parseEnvironment.ts';
export { LOG_LEVELS, type LogLevel, type VariableName, VARIABLES } from './variables.ts';
