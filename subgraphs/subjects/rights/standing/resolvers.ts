import type { SubgraphContext } from '../../../framework/context';
import type { Stores } from '../../stores';
import type { StandingStep } from './record';
import type { CapacityInput, DeathInput, DeathWithdrawal, FreezingInput } from './store';

type Context = SubgraphContext<Stores>;
interface Change<Input> {
  readonly input: Input;
  readonly key: string;
}

export const standingResolvers = {
  Query: {
    subjectStanding: (_: unknown, { subjectId }: { subjectId: string }, { stores }: Context) =>
      stores.standings.ofSubject(subjectId),
  },
  Mutation: {
    freezeSubject: (_: unknown, { input, key }: Change<FreezingInput>, { stores }: Context) =>
      stores.standings.freeze('FREEZE', input, key),
    unfreezeSubject: (_: unknown, { input, key }: Change<FreezingInput>, { stores }: Context) =>
      stores.standings.freeze('UNFREEZE', input, key),
    recordDeath: (_: unknown, { input, key }: Change<DeathInput>, { stores }: Context) =>
      stores.standings.death(input, key),
    withdrawDeath: (_: unknown, { input, key }: Change<DeathWithdrawal>, { stores }: Context) =>
      stores.standings.withdrawDeath(input, key),
    recordCapacity: (_: unknown, { input, key }: Change<CapacityInput>, { stores }: Context) =>
      stores.standings.capacity(input, key),
  },
  StandingStep: { version: ({ after }: StandingStep) => after.version },
};
