import { conditionsOf } from '../../../../../subgraphs/framework/records/conditions';
import type { Condition } from '../../../../../subgraphs/framework/records/recordKind';

const text = (argument: string, by: string): Condition => ({
  argument,
  by,
  match: 'TEXT',
  required: false,
});

describe('conditions on texts', () => {
  const conditions = [text('name', 'name'), text('filter.fact', 'factText')];

  it('compare all character pairs of their own field', () => {
    const filter = conditionsOf(
      conditions,
      { name: '陆允成', filter: { fact: '未验收' } },
      'NEWEST',
    );
    expect(filter).toEqual({
      nameGrams: '陆允',
      factTextGrams: '未验',
      $and: [{ nameGrams: { $all: ['允成'] } }, { factTextGrams: { $all: ['验收'] } }],
    });
  });

  it('report which argument is too short', () => {
    expect(() => conditionsOf(conditions, { filter: { fact: '未' } }, 'NEWEST')).toThrow(
      'The argument fact has 1 characters without spaces; it must have 2 to 50.',
    );
  });
});
