import type {
  CommitmentPerformance,
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

const isBreach = (performance: CommitmentPerformance | null | undefined) =>
  performance === 'PARTIAL' || performance === 'NONE';

export const creditCommitment = defineRecord<CreditCommitmentKind>('CreditCommitment', {
  restricted: RESTRICTED_COMMITMENTS,
  fields: {
    breached: ({ performance }) => isBreach(performance),
    consequence: ({ commitmentType, decisionDate, performance }) =>
      isBreach(performance) ? commitmentConsequence(commitmentType, decisionDate) : null,
  },
});
