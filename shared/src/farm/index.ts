export {
  Backend,
  BACKEND_KINDS,
  BACKEND_MODES,
  BackendConnection,
  BackendId,
  type BackendKind,
  BackendMode,
  BackendProbe,
  type ComfyConnection,
  DockerConnection,
  type KubernetesConnection,
  type ProviderConnection,
  type ProviderSignIn,
} from './backend.ts';
export { canTake, choosePlace, type Place, placeOf, type Wanted } from './choosePlace.ts';
export { takeTurns, Turns, type Waiting } from './takeTurns.ts';
export { type MonthBudget, type MonthUse, overBudgetSentence } from './budget.ts';
export { ANSWER_HOLDS_SECONDS, type FarmPlace, PLACE_STANDINGS, type PlaceStanding } from './FarmPlace.ts';
export { type Forecast, forecastQueue, type ForecastRun } from './forecastQueue.ts';
export { whyWaits } from './whyWaits.ts';
export { PRIORITIES, Priority, priorityOf } from './priority.ts';
