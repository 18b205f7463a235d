import { defaultFieldResolver } from 'graphql';
import { SUBGRAPHS } from '../../../../subgraphs';
import { buildSchema } from '../../../../subgraphs/framework/buildSchema';
import { guardedFields } from '../../../../subgraphs/framework/guard/guardedFields';
import { mask } from '../../../../subgraphs/framework/guard/masks';
import { selfTest } from '../../../../subgraphs/framework/guard/selfTest';

describe('the self-test at startup', () => {
  it.each(SUBGRAPHS.map((definition) => [definition.name, definition] as const))(
    'passes for %s, and names every field whose guard is missing, and no other',
    async (name, definition) => {
      const schema = buildSchema(definition);
      await expect(selfTest(name, schema)).resolves.toBeUndefined();
      const fields = guardedFields(schema);
      for (const parity of [0, 1]) {
        const unguarded = fields.filter((_field, index) => index % 2 === parity);
        const resolvers = unguarded.map(({ field }) => field.resolve);
        for (const { field } of unguarded) field.resolve = defaultFieldResolver;
        const named = unguarded.map(({ typeName, field }) => `${typeName}.${field.name}`);
        await expect(selfTest(name, schema)).rejects.toThrow(` its fields ${named.join(', ')} to `);
        for (const [index, { field }] of unguarded.entries()) field.resolve = resolvers[index]!;
      }
    },
  );
});

describe('masks', () => {
  it.each([
    ['NAME', '张卓然', '张*'],
    ['NAME', '欧阳予安', '欧阳*'],
    ['NAME', '张三', '张*'],
    ['NAME', '欧阳', '欧*'],
    ['NAME', '张', '*'],
    ['ID_NUMBER', '12010218800101001X', '1****************X'],
    ['PHONE', '13800000001', '138****0001'],
    ['PHONE', '022-00000000', '****0000'],
    ['PHONE', '110', '****'],
    ['ADDRESS', '天津市河东区大王庄街道某里3号楼201', '天津市河东区大王庄街道***'],
    ['ADDRESS', '天津市河东区十一经路81号', '天津市河东区十一经路***'],
    ['ADDRESS', '某里3号楼', '***'],
    ['ACCOUNT', '6222000000001234', '************1234'],
    ['ACCOUNT', '1234', '*'],
  ] as const)('%s of %s is %s', (kind, text, expected) => {
    expect(mask(kind, text)).toBe(expected);
  });
});
