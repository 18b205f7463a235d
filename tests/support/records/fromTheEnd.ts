import { backwardSuite } from '../backwardSuite';
import type { RecordCase } from '../recordCase';

/** Backward paging: 25 records of one subject, and two of each of fifty. */
export function fromTheEnd(recordCase: RecordCase): void {
  const { type, make } = recordCase;
  const id = (name: string) => `${type}-${name}`;

  beforeAll(() =>
    recordCase.insert([
      ...Array.from({ length: 25 }, (_, n) =>
        make({
          _id: id(`many-${n}`),
          subjectId: id('many'),
          decisionDate: `2026-02-${String(1 + (n % 20)).padStart(2, '0')}`,
        }),
      ),
      ...Array.from({ length: 100 }, (_, n) =>
        make({ _id: id(`s-${n}`), subjectId: id(`s-${n % 50}`) }),
      ),
    ]),
  );

  backwardSuite(recordCase);
}
