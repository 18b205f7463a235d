import { buildSchema, graphql, GraphQLScalarType } from 'graphql';
import mongoose from 'mongoose';
import { scalars } from '../../../subgraphs/framework/scalars';

const schema = buildSchema(`
  scalar ResidentId
  scalar MoneyCents
  scalar DateTime
  type Query { person(id: ResidentId!): String, double(fen: MoneyCents!): MoneyCents, when: DateTime }
`);
for (const [name, scalar] of Object.entries(scalars)) {
  const type = schema.getType(name);
  if (type instanceof GraphQLScalarType) Object.assign(type, { ...scalar, astNode: type.astNode });
}
const rootValue = {
  person: () => 'found',
  double: ({ fen }: { fen: bigint }) => fen * 2n,
  when: () => new Date(0),
};

describe('scalars', () => {
  it('retain every digit of an amount', async () => {
    const source = '{ double(fen: "4503599627370497001") when }';
    expect((await graphql({ schema, source, rootValue })).data).toEqual({
      double: '9007199254740994002',
      when: '1970-01-01T00:00:00.000Z',
    });
  });

  it('serialise amounts as the driver returns them', () => {
    expect(scalars.MoneyCents.serialize(1200)).toBe('1200');
    expect(scalars.MoneyCents.serialize(mongoose.mongo.Long.fromString('9007199254740993'))).toBe(
      '9007199254740993',
    );
  });

  it('refuse a literal with a sentence and a code, without personal values', async () => {
    const source = '{ person(id: "120102188001010020") }';
    const { errors } = await graphql({ schema, source, rootValue });
    expect(errors?.map(({ message, extensions }) => [message, extensions['code']])).toEqual([
      [
        'Character 18 of the resident identity number is not the check character of the first 17.',
        'BAD_USER_INPUT',
      ],
    ]);
  });

  it('refuse values that are not strings', async () => {
    const source = '{ double(fen: 12) }';
    const { errors } = await graphql({ schema, source, rootValue });
    expect(errors?.[0]?.message).toBe('A MoneyCents must be written as a string.');
  });
});
