import type { SubgraphContext } from '../context';
import type { FreezingInput } from './changeFreezing';
import type { FreezingAction } from './record';
import type { WithFreezings } from './store';

type Context = SubgraphContext<WithFreezings>;

interface Change {
  readonly input: FreezingInput;
  readonly key: string;
}

/**
 * The root fields of a subgraph that freeze and unfreeze its records.
 * @param domain part of the field names: `freeze<Domain>Record`
 */
export function freezingResolvers(domain: string): Record<string, Record<string, unknown>> {
  const change =
    (action: FreezingAction) =>
    (_: unknown, { input, key }: Change, { stores }: Context) =>
      stores.freezings.change(action, input, key);
  return {
    Query: {
      [`freezingOf${domain}Record`]: (
        _: unknown,
        { type, recordId }: { type: string; recordId: string },
        { stores }: Context,
      ) => stores.freezings.ofRecord(type, recordId),
    },
    Mutation: {
      [`freeze${domain}Record`]: change('FREEZE'),
      [`unfreeze${domain}Record`]: change('UNFREEZE'),
    },
  };
}
