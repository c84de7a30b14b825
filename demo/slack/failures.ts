import type { ServerResponse } from 'node:http';
import { sendJson } from './http.ts';
import type { Json } from './json.ts';
import type { ApiCall, Failure } from './types.ts';

/** The log of calls, and the failures that were ordered for the next of them. */
export class CallLog {
  readonly calls: ApiCall[] = [];
  readonly #ordered = new Map<string, Failure[]>();

  fail(method: string, how: Failure, times: number): void {
    const waiting = this.#ordered.get(method) ?? [];
    this.#ordered.set(method, [...waiting, ...Array<Failure>(times).fill(how)]);
  }

  hasOrdered(method: string): boolean {
    return (this.#ordered.get(method)?.length ?? 0) > 0;
  }

  /** Runs a call and answers it, or fails it as ordered, and keeps what happened. */
  answer(
    call: { method: string; args: Json; at: string },
    response: ServerResponse,
    run: () => { body: Json; status?: number },
  ): void {
    const failure = this.#ordered.get(call.method)?.shift();
    if (failure === undefined) {
      const { body, status } = run();
      this.calls.push({ ...call, answer: body });
      sendJson(response, body, status);
      return;
    }
    if (failure === 'drop' || failure === 'accept-then-drop') {
      if (failure === 'accept-then-drop') run();
      this.calls.push({ ...call, answer: null });
      response.destroy();
      return;
    }
    const [body, status, headers] =
      'error' in failure
        ? [{ ok: false, error: failure.error }, 200, {}]
        : [statusBody(failure.status), failure.status, retryAfter(failure.retryAfter)];
    this.calls.push({ ...call, answer: body });
    sendJson(response, body, status, headers);
  }
}

const statusBody = (status: number) => ({
  ok: false,
  error: status === 429 ? 'ratelimited' : 'internal_error',
});

const retryAfter = (seconds: number | undefined): Record<string, string> =>
  seconds === undefined ? {} : { 'retry-after': String(seconds) };
