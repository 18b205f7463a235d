import type {
  CommitmentFulfilment,
  CommitmentPublicity,
  CreditCommitmentKind,
} from '../../schema/generated/commerce.rows';
import { commitmentConsequence } from '../../schema/policy/commitmentConsequences';
import { defineRecord } from '../framework/records/defineRecord';
import { OF_PERSONS, type OfPerson, type RestrictedClasses } from '../framework/records/restricted';

/** The publicity type decides whether a commitment is published; those of persons never are. */
export const RESTRICTED_COMMITMENTS: RestrictedClasses<
  OfPerson & { readonly publicity: CommitmentPublicity }
> = {
  ...OF_PERSONS,
  UNPUBLISHED_COMMITMENTS: ({ publicity }) => publicity !== 'PUBLIC',
};

const isBreach = (fulfilment: CommitmentFulfilment | null | undefined) =>
  fulfilment === 'PARTIAL' || fulfilment === 'NONE';

export const creditCommitment = defineRecord<CreditCommitmentKind>('CreditCommitment', {
  restricted: RESTRICTED_COMMITMENTS,
  fields: {
    breached: ({ fulfilment }) => isBreach(fulfilment),
    consequence: ({ commitmentType, decisionDate, fulfilment }) =>
      isBreach(fulfilment) ? commitmentConsequence(commitmentType, decisionDate) : null,
  },
});
