export { PersonError } from './person-error.ts';
export { startFakeSlack } from './server.ts';
export type {
  ApiCall,
  Failure,
  FakeSlack,
  FakeSlackOptions,
  Hand,
  OpenView,
  SentEvent,
  Timing,
} from './types.ts';
