import type { GraphQLResolveInfo } from 'graphql';
import type { SubgraphContext } from '../../../framework/context';
import type { PageArgs } from '../../../framework/lists/page';
import { connectionSelection } from '../../../framework/selection';
import type { Stores } from '../../stores';
import type { CorrectionInput } from './checkInput';
import { placeOf, type CorrectionRecord, type CorrectionText } from './record';

type Context = SubgraphContext<Stores>;
interface Change<Input> {
  readonly input: Input;
  readonly key: string;
}

/** Decrypts a text after the field's own rule has allowed it. */
const opened =
  (text: CorrectionText) =>
  (correction: CorrectionRecord, _: unknown, { vault }: Context) => {
    const sealed = correction[text];
    if (sealed === null) return null;
    return vault.open(correction.subjectId, placeOf(correction._id, text), sealed);
  };

export const correctionResolvers = {
  Query: {
    corrections: (_: unknown, args: PageArgs, { stores }: Context, info: GraphQLResolveInfo) =>
      stores.corrections.search(args, connectionSelection(info)),
  },
  Mutation: {
    requestCorrection: (_: unknown, { input, key }: Change<CorrectionInput>, { stores }: Context) =>
      stores.corrections.request(input, key),
    withdrawCorrection: (
      _: unknown,
      { input, key }: Change<{ id: string; version: number }>,
      { stores }: Context,
    ) => stores.corrections.withdraw(input, key),
  },
  Correction: {
    id: ({ _id }: CorrectionRecord) => _id,
    department: ({ departmentId }: CorrectionRecord) => departmentId,
    statement: opened('statement'),
    requestedValue: opened('requestedValue'),
    contact: opened('contact'),
    receivedAt: ({ receivedAt }: CorrectionRecord) => new Date(receivedAt),
    withdrawnAt: ({ steps }: CorrectionRecord) => steps[1]?.at ?? null,
  },
};
