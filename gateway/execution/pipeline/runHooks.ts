import { graphQLErrorOf } from './serverErrors';

/**
 * Has each hook look at a request, as Apollo Server does: all of them, and the first refusal
 * counts. It is waited for only where a hook waits.
 */
export function runHooks<Context>(
  hooks: readonly ((context: Context) => void | Promise<void>)[],
  context: Context,
): Promise<unknown> | undefined {
  let pending: Promise<void>[] | undefined;
  for (const hook of hooks) {
    let underWay: void | Promise<void>;
    try {
      underWay = hook(context);
    } catch (error) {
      underWay = Promise.reject(graphQLErrorOf(error));
    }
    if (underWay !== undefined) (pending ??= []).push(underWay);
  }
  return pending?.length === 1 ? pending[0] : pending && Promise.all(pending);
}
