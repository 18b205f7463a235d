import { addTerm, addWorkingDays, isWorkingDay } from '../../../schema/policy/calendar';
import { HOLIDAYS } from '../../../schema/policy/holidays';
import { term, TERMS } from '../../../schema/policy/terms';

describe('terms', () => {
  it('all parse and name their source and its certainty', () => {
    for (const entry of TERMS) {
      expect(addTerm('2024-01-31', entry.value) > '2024-01-31').toBe(true);
      expect(entry.source).toMatch(/\((S|S~|K|ours|S, ours)\)$/);
    }
  });

  it('have at most one version in force on any day', () => {
    for (const a of TERMS) {
      for (const b of TERMS) {
        if (a === b || a.ruleId !== b.ruleId) continue;
        const [first, second] = a.effectiveFrom < b.effectiveFrom ? [a, b] : [b, a];
        expect(first.effectiveTo).not.toBeNull();
        expect(first.effectiveTo! < second.effectiveFrom).toBe(true);
      }
    }
  });

  it('change with the law: Order 36 replaces Order 58 on 2026-04-01', () => {
    expect(term('publicity.general.max', '2026-03-31').value).toBe('P3Y');
    expect(term('publicity.general.max', '2026-04-01').value).toBe('P1Y');
    expect(term('defaulter.term', '2026-01-01').value).toBe('P2Y');
  });

  it('report when no version was in force', () => {
    expect(() => term('repair.accept', '2020-01-01')).toThrow(
      'No version of the rule repair.accept was in force on 2020-01-01.',
    );
  });
});

describe('the calendar', () => {
  it.each([
    ['2024-01-31', 'P1M', '2024-02-29'],
    ['2024-02-29', 'P1Y', '2025-02-28'],
    ['2026-04-01', 'P3Y', '2029-04-01'],
    ['2025-11-30', 'P3M', '2026-02-28'],
    ['2025-12-15', 'P1Y1M1D', '2027-01-16'],
    ['2026-12-31', 'P15D', '2027-01-15'],
  ])('adds %s and %s to %s', (date, value, end) => {
    expect(addTerm(date, value)).toBe(end);
  });

  it('counts working days across holidays and exchanged days', () => {
    // National Day 2024: free until 7 October; Saturday 12 October is a working day.
    expect(addTerm('2024-09-30', 'P7BD')).toBe('2024-10-15');
    expect(addTerm('2024-09-30', 'P5BD')).toBe('2024-10-12');
    expect(addWorkingDays('2026-02-13', 1)).toBe('2026-02-14');
    expect(addWorkingDays('2026-02-14', 1)).toBe('2026-02-24');
    expect(isWorkingDay('2030-06-03')).toBe(true);
  });

  it('exchanges only weekend days, and no day in both directions', () => {
    for (const { year, worked } of HOLIDAYS) {
      for (const day of worked) {
        expect([0, 6]).toContain(new Date(`${year}-${day}`).getUTCDay());
      }
    }
  });

  it.each(['7BD', 'P', 'P7', 'P-1D', 'PT5H', 'P1D1Y'])('refuses the term %s', (value) => {
    expect(() => addTerm('2024-01-01', value)).toThrow(RangeError);
  });
});
