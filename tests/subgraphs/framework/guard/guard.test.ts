import { defaultFieldResolver, isObjectType } from 'graphql';
import { SUBGRAPHS } from '../../../../subgraphs';
import { buildSchema } from '../../../../subgraphs/framework/buildSchema';
import { guardedFields } from '../../../../subgraphs/framework/guard/guardedFields';
import { mask } from '../../../../subgraphs/framework/guard/masks';
import { selfTest } from '../../../../subgraphs/framework/guard/selfTest';

describe('the self-test at startup', () => {
  it.each(SUBGRAPHS.map((definition) => [definition.name, definition] as const))(
    'passes for %s, and fails when any one guard is missing',
    async (name, definition) => {
      await expect(selfTest(name, buildSchema(definition))).resolves.toBeUndefined();
      const schema = buildSchema(definition);
      for (const { typeName, field } of guardedFields(schema)) {
        const type = schema.getType(typeName);
        if (!isObjectType(type)) throw new Error('a guarded field sits on an object type');
        const guarded = field.resolve;
        field.resolve = defaultFieldResolver;
        await expect(selfTest(name, schema)).rejects.toThrow(`${typeName}.${field.name}`);
        if (guarded) field.resolve = guarded;
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
