import type { SubgraphContext } from '../../../framework/context';
import type { Stores } from '../../stores';
import type { LegalCapacityStep } from './record';
import type { CapacityInput, DeathInput, DeathWithdrawal, FreezingInput } from './store';

type Context = SubgraphContext<Stores>;
interface Change<Input> {
  readonly input: Input;
  readonly key: string;
}

export const legalCapacityResolvers = {
  Query: {
    subjectStanding: (_: unknown, { subjectId }: { subjectId: string }, { stores }: Context) =>
      stores.legalCapacities.ofSubject(subjectId),
  },
  Mutation: {
    freezeSubject: (_: unknown, { input, key }: Change<FreezingInput>, { stores }: Context) =>
      stores.legalCapacities.freeze('FREEZE', input, key),
    unfreezeSubject: (_: unknown, { input, key }: Change<FreezingInput>, { stores }: Context) =>
      stores.legalCapacities.freeze('UNFREEZE', input, key),
    recordDeath: (_: unknown, { input, key }: Change<DeathInput>, { stores }: Context) =>
      stores.legalCapacities.death(input, key),
    withdrawDeath: (_: unknown, { input, key }: Change<DeathWithdrawal>, { stores }: Context) =>
      stores.legalCapacities.withdrawDeath(input, key),
    recordCapacity: (_: unknown, { input, key }: Change<CapacityInput>, { stores }: Context) =>
      stores.legalCapacities.capacity(input, key),
  },
  StandingStep: { version: ({ after }: LegalCapacityStep) => after.version },
};
