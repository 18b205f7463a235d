import { addCounts } from '../../../../subgraphs/framework/quality/counts';
import { countsOf } from '../../../../subgraphs/framework/quality/measureRow';
import { scorecardOf } from '../../../../subgraphs/framework/quality/scorecard';
import { CORRECTION_NOTE } from '../../../../subgraphs/framework/records/writer/transitions';
import type { CreditRecord } from '../../../../subgraphs/framework/records/record';
import { creditRecord } from '../../../support/creditRecord';

const KIND = {
  type: 'Permit',
  fields: [
    { name: 'documentTitle', path: 'basis.title' },
    { name: 'certificateName', path: 'certificateName' },
  ],
  isDoublePublicity: true,
};
const TODAY = '2026-06-15';

function counts(more: Partial<CreditRecord> & Readonly<Record<string, unknown>> = {}) {
  return countsOf(KIND, { type: 'Permit', ...creditRecord(more) }, TODAY);
}

describe('the counts of a record', () => {
  it('count the fields that are filled', () => {
    expect(counts()).toMatchObject({ cells: 2, filled: 1, filledBy: { documentTitle: 1 } });
    expect(counts({ certificateName: '营业执照' }).filledBy).toEqual({
      documentTitle: 1,
      certificateName: 1,
    });
  });

  it.each([
    ['received within seven working days', '2026-03-04T00:00:00Z', 1],
    ['received on the last day', '2026-03-10T15:59:59Z', 1],
    ['received a second later', '2026-03-10T16:00:00Z', 0],
  ])('count it as timely or not: %s', (_, receivedAt, timely) => {
    const provenance = { batch: 'B', receivedAt: new Date(receivedAt) };
    expect(counts({ provenance })).toMatchObject({ termed: 1, timely });
  });

  it('apply no term of reporting to a decision before the first such term', () => {
    expect(counts({ decisionDate: '2015-11-30' })).toMatchObject({ termed: 0, timely: 0 });
  });

  it.each([
    ['DECIDED_AFTER_RECEIPT', { decisionDate: '2026-03-05' }],
    ['PUBLISHED_BEFORE_DECISION', { publicityStart: '2026-02-28' }],
    ['PUBLICITY_ENDS_BEFORE_START', { publicityEnd: '2026-03-04' }],
    ['EXPIRED_BEFORE_DECISION', { expiresOn: '2026-02-28' }],
    ['BASIS_AFTER_DECISION', { basis: { title: '决定', number: '1', date: '2026-03-02' } }],
  ] as const)('name the contradiction %s', (rule, more) => {
    expect(counts(more)).toMatchObject({ contradictory: 1, contradictions: { [rule]: 1 } });
    expect(counts()).toMatchObject({ contradictory: 0, contradictions: {} });
  });

  it.each([
    ['published', {}, 1, 1, {}],
    ['of a person', { disclosure: 'RESTRICTED' }, 0, 0, { RESTRICTED: 1 }],
    ['of a minor', { subjectIsMinor: true }, 0, 0, { HIDDEN_SUBJECT: 1 }],
    ['frozen', { state: 'FROZEN' }, 0, 0, { FROZEN: 1 }],
    ['not published in time', { publicityStart: '2026-06-16' }, 1, 0, { OVERDUE: 1 }],
    [
      'not due yet',
      { decisionDate: '2026-06-10', publicityStart: '2026-06-16' },
      0,
      0,
      { NOT_YET_DUE: 1 },
    ],
  ] as const)('say whether it must be and is published: %s', (_, more, due, published, why) => {
    expect(counts(more)).toMatchObject({ due, published, unpublished: why });
  });

  it('count corrected and revoked records', () => {
    const [first] = creditRecord().versions;
    const versions = [first!, { ...first!, version: 2, reason: CORRECTION_NOTE }];
    expect(counts({ versions })).toMatchObject({ corrected: 1, revoked: 0 });
    expect(counts({ state: 'REVOKED' })).toMatchObject({ corrected: 0, revoked: 1 });
  });
});

describe('sums of counts', () => {
  it('add numbers and tallies, and keep the later dates', () => {
    const later = { batch: 'B', receivedAt: new Date('2026-03-09T00:00:00Z') };
    const sum = addCounts(counts(), counts({ certificateName: 'A', provenance: later }));
    expect(sum).toMatchObject({
      records: 2,
      filled: 3,
      filledBy: { documentTitle: 2, certificateName: 1 },
      lastReceivedAt: later.receivedAt,
      lastDecisionDate: '2026-03-01',
    });
  });
});

describe('a scorecard', () => {
  it('is the weighted mean of the indicators that have a denominator', () => {
    const { indicators, score } = scorecardOf(counts({ publicityStart: '2026-02-28' }), TODAY);
    const values = Object.fromEntries(indicators.map(({ indicator, value }) => [indicator, value]));
    expect(values).toEqual({
      COMPLETENESS: 0.5,
      TIMELINESS: 1,
      CONSISTENCY: 0,
      ACCEPTANCE: null,
      ACCURACY: 1,
      COVERAGE: 1,
    });
    // (0.5 × 20 + 25 + 0 × 15 + 10 + 15) ÷ 85
    expect(score).toBe(70.59);
  });

  it('has no score without records', () => {
    expect(
      scorecardOf({ ...counts(), cells: 0, termed: 0, records: 0, due: 0 }, TODAY).score,
    ).toBeNull();
  });
});
