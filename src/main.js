import { flushCompileCache } from 'node:module';
import { keepCompiled } from './compile-cache.js';

keepCompiled();
const { serve } = await import('./serve.ts');
await serve();
// Not only at the end: it may be killed.
flushCompileCache();
