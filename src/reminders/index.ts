export { createReminders, type Reminders } from './loop.ts';
