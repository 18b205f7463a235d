import { graphQLErrorOf } from './serverErrors';

/**
 * Runs the hooks on a request as Apollo Server does: all of them start, and the first rejection is
 * the result.
 * @returns undefined if no hook is asynchronous, so that the caller need not wait
 */
export function runHooks<Context>(
  hooks: readonly ((context: Context) => void | Promise<void>)[],
  context: Context,
): Promise<unknown> | undefined {
  let pending: Promise<void>[] | undefined;
  for (const hook of hooks) {
    let result: void | Promise<void>;
    try {
      result = hook(context);
    } catch (error) {
      result = Promise.reject(graphQLErrorOf(error));
    }
    if (result !== undefined) (pending ??= []).push(result);
  }
  return pending?.length === 1 ? pending[0] : pending && Promise.all(pending);
}
