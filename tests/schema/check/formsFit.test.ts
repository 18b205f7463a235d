import { GraphRules } from '../../../schema/catalogue/graphRules';
import { readSubgraph } from '../../../schema/catalogue/subgraphModel';
import { formsFit } from '../../../schema/check/formsFit';
import { CODE_LISTS, codeList } from '../../../schema/exchange/codeList';
import { FORMS } from '../../../schema/exchange/forms';
import { PERMIT_2018 } from '../../../schema/exchange/permitForms';

const graph = new GraphRules([readSubgraph('government'), readSubgraph('commerce')]);

describe('the forms of the exchange standard', () => {
  it('fit the kinds they are for', () => {
    expect(formsFit(graph)).toEqual([]);
    for (const { kind } of FORMS) expect(graph.hasField(kind, 'decisionDate')).toBe(true);
  });

  it('are refused when an item means a field that does not exist', () => {
    const items = PERMIT_2018.items.map((item) =>
      item.code === 'XK_NR' ? { ...item, meaning: 'contents' } : item,
    );
    const messages = formsFit(graph, [{ ...PERMIT_2018, items }]).map(({ message }) => message);
    expect(messages).toEqual([
      'The item XK_NR of the form permit-2018 means contents, which Permit does not store.',
      'The form permit-2018 has no item for the required field content, and it has no default.',
    ]);
  });

  it('are refused when a required field has neither an item nor a default', () => {
    const items = PERMIT_2018.items.filter(({ code }) => code !== 'XK_WSH');
    expect(formsFit(graph, [{ ...PERMIT_2018, items }])).toMatchObject([
      { message: expect.stringContaining('required field documentNumber') as string },
    ]);
  });

  it('name each code and each title once', () => {
    for (const { items } of FORMS) {
      for (const key of ['code', 'title'] as const) {
        const given = items.map((item) => item[key]);
        expect(new Set(given).size).toBe(given.length);
      }
    }
  });

  it('name code lists that exist, whose values the fields have', () => {
    const values: Record<string, string[]> = {
      permitClass: ['ORDINARY', 'CONCESSION', 'RECOGNITION', 'APPROVAL', 'REGISTRATION', 'OTHER'],
    };
    for (const { list, meaning } of FORMS.flatMap(({ items }) => items)) {
      if (list === undefined) continue;
      const found = codeList(...list).entries.map(({ value }) => value);
      if (values[meaning]) expect(found).toEqual(values[meaning]);
    }
    expect(() => codeList('XK_ZT', '1999')).toThrow(RangeError);
    const versions = CODE_LISTS.map(({ id, version }) => `${id} ${version}`);
    expect(new Set(versions).size).toBe(versions.length);
  });
});
